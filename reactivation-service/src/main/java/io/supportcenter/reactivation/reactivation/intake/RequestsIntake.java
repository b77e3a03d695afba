package io.supportcenter.reactivation.reactivation.intake;

import io.supportcenter.kit.Ids;
import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.events.OutboundEvent;
import io.supportcenter.kit.inbox.Inbox;
import io.supportcenter.kit.inbox.Intake;
import io.supportcenter.kit.inbox.Refusal;
import io.supportcenter.kit.inbox.Refused;
import io.supportcenter.kit.values.CommonRefusal;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.reactivation.reactivation.Reactivation;
import io.supportcenter.reactivation.reactivation.ReactivationId;
import io.supportcenter.reactivation.reactivation.ReactivationRequest;
import io.supportcenter.reactivation.reactivation.events.RequestMapper;
import io.supportcenter.reactivation.reactivation.store.AccountBatch;
import io.supportcenter.reactivation.reactivation.store.AccountBatches;
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

/**
 * Requests of back ends for their users' accounts. An invalid one is refused by an event; it does
 * not stop the account's later ones.
 */
@Singleton
class RequestsIntake extends Intake {

  private static final String CHANNEL = "reactivation-requests";

  private static final Logger LOG = Logger.getLogger(RequestsIntake.class);

  private final AccountBatches batches;

  RequestsIntake(Inbox inbox, AccountBatches batches) {
    super(inbox, CHANNEL);
    this.batches = batches;
  }

  @Incoming(CHANNEL)
  void receive(ConsumerRecords<byte[], byte[]> polled) {
    consume(polled);
  }

  @Override
  protected Effects apply(Connection tx, List<InboundEvent> events) throws SQLException {
    Map<InboundEvent, ReactivationRequest> requests = new LinkedHashMap<>();
    List<OutboundEvent> refusals = new ArrayList<>();
    List<Refused> refused = new ArrayList<>();
    for (InboundEvent event : events) {
      switch (RequestMapper.read(event)) {
        case RequestMapper.Read.Valid(var request) -> requests.put(event, request);
        case RequestMapper.Read.Invalid(var refusal, var fault, var requestId) -> {
          LOG.warnf(
              "request at %s-%d offset %d is invalid: %s: %s",
              event.topic(),
              event.partition(),
              event.offset(),
              fault.field().orElse(""),
              fault.getMessage());
          refusals.add(refusal);
          refused.add(new Refused(event, Refusal.of(fault).withId(requestId)));
        }
      }
    }
    AccountBatch batch = batches.forRequests(tx, List.copyOf(requests.values()));
    requests.forEach((event, request) -> {
      Reactivation received =
          batch.causedBy(event.traceParent()).receive(new ReactivationId(Ids.next()), request);
      if (!received.request().equals(request)) {
        refused.add(new Refused(event, idReused(request)));
      }
    });
    refuse(tx, refused);
    Effects taken = batch.close(tx);
    refusals.addAll(taken.events());
    return new Effects(refusals, taken.calls());
  }

  private static Refusal idReused(ReactivationRequest request) {
    return Refusal.of(
            List.of(
                Refusal.Problem.of(
                    CommonRefusal.ID_REUSED,
                    "requestId",
                    "another request for the account has this id")))
        .withId(request.requestId());
  }
}
