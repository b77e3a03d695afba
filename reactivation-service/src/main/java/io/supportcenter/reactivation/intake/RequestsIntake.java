package io.supportcenter.reactivation.intake;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.supportcenter.events.ReactivationRefused;
import io.supportcenter.events.ReactivationRequested;
import io.supportcenter.kit.Ids;
import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.events.OutboundEvent;
import io.supportcenter.kit.inbox.Inbox;
import io.supportcenter.kit.inbox.Intake;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.reactivation.progress.AccountBook;
import io.supportcenter.reactivation.progress.AccountBooks;
import io.supportcenter.reactivation.reactivation.ReactivationId;
import io.supportcenter.reactivation.reactivation.ReactivationRequest;
import io.supportcenter.reactivation.reactivation.RequestMapper;
import io.supportcenter.schemas.Topics;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Requests of back ends for their users' accounts. */
@Singleton
class RequestsIntake extends Intake {

  private static final String CHANNEL = "reactivation-requests";

  private static final Logger LOG = Logger.getLogger(RequestsIntake.class);

  private final AccountBooks books;

  RequestsIntake(Inbox inbox, AccountBooks books) {
    super(inbox, CHANNEL);
    this.books = books;
  }

  @Incoming(CHANNEL)
  @Blocking
  void receive(ConsumerRecords<byte[], byte[]> polled) {
    consume(polled);
  }

  @Override
  protected Effects apply(Connection tx, List<InboundEvent> events) throws SQLException {
    Map<InboundEvent, ReactivationRequest> requests = new LinkedHashMap<>();
    List<OutboundEvent> refusals = new ArrayList<>();
    for (InboundEvent event : events) {
      if (event.event().orElse(null) instanceof ReactivationRequested requested) {
        read(event, requested, requests, refusals);
      } else {
        throw new IllegalArgumentException("not a request for an account");
      }
    }
    AccountBook book = books.forRequests(tx, List.copyOf(requests.values()));
    requests.forEach((event, request) ->
        book.causedBy(event.traceParent()).receive(new ReactivationId(Ids.next()), request));
    Effects taken = book.close(tx);
    refusals.addAll(taken.events());
    return new Effects(refusals, taken.calls());
  }

  /** A request that cannot be is refused by an event; it does not stop the account's later ones. */
  private static void read(
      InboundEvent event,
      ReactivationRequested requested,
      Map<InboundEvent, ReactivationRequest> requests,
      List<OutboundEvent> refusals) {
    try {
      requests.put(event, RequestMapper.fromEvent(requested));
    } catch (IllegalArgumentException e) {
      LOG.warnf(
          "request at %s-%d offset %d is invalid: %s",
          event.topic(), event.partition(), event.offset(), e.getMessage());
      ReactivationRefused refused =
          RequestMapper.refusal(requested, e.getMessage(), event.timestamp());
      String key =
          refused.getAccountId().isEmpty() ? refused.getReactivationId() : refused.getAccountId();
      refusals.add(OutboundEvent.of(Topics.REACTIVATIONS, key, refused).causedBy(event));
    }
  }
}
