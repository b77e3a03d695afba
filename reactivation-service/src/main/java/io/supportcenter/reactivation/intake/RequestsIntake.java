package io.supportcenter.reactivation.intake;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.supportcenter.events.ReactivationRequested;
import io.supportcenter.kit.Ids;
import io.supportcenter.kit.events.Effects;
import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.inbox.Inbox;
import io.supportcenter.kit.inbox.Intake;
import io.supportcenter.reactivation.progress.AccountBook;
import io.supportcenter.reactivation.progress.AccountBooks;
import io.supportcenter.reactivation.reactivation.ReactivationId;
import io.supportcenter.reactivation.reactivation.ReactivationRequest;
import io.supportcenter.reactivation.reactivation.RequestMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Requests of back ends for their users' accounts. */
@ApplicationScoped
class RequestsIntake implements Intake {

  private final Inbox inbox;
  private final AccountBooks books;

  RequestsIntake(Inbox inbox, AccountBooks books) {
    this.inbox = inbox;
    this.books = books;
  }

  @Incoming("reactivation-requests")
  @Blocking
  void requests(ConsumerRecords<byte[], byte[]> polled) {
    inbox.consume(this, polled);
  }

  @Override
  public String channel() {
    return "reactivation-requests";
  }

  @Override
  public Effects apply(Connection tx, List<InboundEvent> events) throws SQLException {
    List<ReactivationRequest> requests = events.stream().map(RequestsIntake::request).toList();
    AccountBook book = books.forRequests(tx, requests);
    for (int i = 0; i < events.size(); i++) {
      book.causedBy(events.get(i).traceParent())
          .receive(new ReactivationId(Ids.next()), requests.get(i));
    }
    return book.close(tx);
  }

  private static ReactivationRequest request(InboundEvent event) {
    if (event.event().orElse(null) instanceof ReactivationRequested requested) {
      return RequestMapper.fromEvent(requested);
    }
    throw new IllegalArgumentException("not a request for an account");
  }
}
