package io.supportcenter.activation.activation.intake;

import io.supportcenter.activation.activation.ActivationRequest;
import io.supportcenter.activation.activation.events.RequestMapper;
import io.supportcenter.activation.activation.store.RefusedRequests;
import io.supportcenter.activation.activation.store.RequestBatch;
import io.supportcenter.activation.activation.store.RequestBatch.Taken;
import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.events.OutboundEvent;
import io.supportcenter.kit.inbox.Inbox;
import io.supportcenter.kit.inbox.Intake;
import io.supportcenter.kit.inbox.Refusal;
import io.supportcenter.kit.inbox.Refused;
import io.supportcenter.kit.values.CommonRefusal;
import io.supportcenter.kit.work.Effects;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
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

  private static final Refusal REUSED =
      Refusal.of(
          List.of(
              Refusal.Problem.of(
                  CommonRefusal.ID_REUSED, "requestId", "another request has this id")));

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
    IdentityHashMap<ActivationRequest, Refused> valid = new IdentityHashMap<>();
    List<ActivationRequest> inOrder = new ArrayList<>();
    List<OutboundEvent> refusals = new ArrayList<>();
    List<Refused> refused = new ArrayList<>();
    Map<String, InboundEvent> causes = new HashMap<>();
    for (InboundEvent event : events) {
      switch (RequestMapper.read(event)) {
        case RequestMapper.Read.Valid(var request, var requestId) -> {
          inOrder.add(request);
          valid.put(request, new Refused(event, REUSED.withId(requestId)));
          RequestMapper.keys(request).forEach(key -> causes.putIfAbsent(key, event));
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
    Taken taken = requests.take(tx, inOrder);
    taken.reused().forEach(request -> refused.add(valid.get(request)));
    refuse(tx, refused);
    List<BackendCall> calls = new ArrayList<>(RefusedRequests.add(tx, refusals));
    Effects effects = taken.result().effects().causedBy(causes);
    calls.addAll(effects.calls());
    refusals.addAll(effects.events());
    return new Effects(refusals, calls);
  }
}
