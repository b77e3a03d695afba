package io.supportcenter.activation.activation.intake;

import io.supportcenter.activation.activation.ActivationRequest;
import io.supportcenter.activation.activation.events.RequestMapper;
import io.supportcenter.activation.activation.store.RequestBatch;
import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.events.OutboundEvent;
import io.supportcenter.kit.inbox.Inbox;
import io.supportcenter.kit.inbox.Intake;
import io.supportcenter.kit.inbox.Refusal;
import io.supportcenter.kit.inbox.Refused;
import io.supportcenter.kit.work.Effects;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Back ends' requests from {@code activation-requests.v1}. An invalid one is refused by an event;
 * it does not stop the user's later ones.
 */
@Singleton
class RequestIntake extends Intake {

  private static final Logger LOG = Logger.getLogger(RequestIntake.class);
  private static final String CHANNEL = "activation-requests";

  private final RequestBatch requests;

  RequestIntake(Inbox inbox, RequestBatch requests) {
    super(inbox, CHANNEL);
    this.requests = requests;
  }

  @Incoming(CHANNEL)
  void receive(ConsumerRecords<byte[], byte[]> polled) {
    consume(polled);
  }

  @Override
  protected Effects apply(Connection tx, List<InboundEvent> events) throws SQLException {
    List<ActivationRequest> valid = new ArrayList<>();
    List<OutboundEvent> refusals = new ArrayList<>();
    List<Refused> refused = new ArrayList<>();
    Map<String, InboundEvent> causes = new HashMap<>();
    for (InboundEvent event : events) {
      switch (RequestMapper.read(event)) {
        case RequestMapper.Read.Valid(var request) -> {
          valid.add(request);
          causes.putIfAbsent(request.id().toString(), event);
        }
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
    refuse(tx, refused);
    Effects taken = requests.take(tx, valid).effects().causedBy(causes);
    refusals.addAll(taken.events());
    return new Effects(refusals, taken.calls());
  }
}
