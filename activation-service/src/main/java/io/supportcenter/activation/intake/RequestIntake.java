package io.supportcenter.activation.intake;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.supportcenter.activation.progress.Requests;
import io.supportcenter.activation.progress.Requests.Request;
import io.supportcenter.events.ActivationRequested;
import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.events.OutboundEvent;
import io.supportcenter.kit.inbox.Inbox;
import io.supportcenter.kit.inbox.Intake;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.schemas.Topics;
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

/** Back ends' requests from {@code activation-requests.v1}. */
@Singleton
class RequestIntake extends Intake {

  private static final Logger LOG = Logger.getLogger(RequestIntake.class);
  private static final String CHANNEL = "activation-requests";

  private final Requests requests;

  RequestIntake(Inbox inbox, Requests requests) {
    super(inbox, CHANNEL);
    this.requests = requests;
  }

  @Incoming(CHANNEL)
  @Blocking
  void receive(ConsumerRecords<byte[], byte[]> polled) {
    consume(polled);
  }

  @Override
  protected Effects apply(Connection tx, List<InboundEvent> events) throws SQLException {
    List<Request> valid = new ArrayList<>();
    List<OutboundEvent> refusals = new ArrayList<>();
    Map<String, InboundEvent> causes = new HashMap<>();
    for (InboundEvent event : events) {
      if (event.event().orElse(null) instanceof ActivationRequested requested) {
        read(event, requested, valid, refusals);
        causes.putIfAbsent(RequestMapper.id(requested).toString(), event);
      } else {
        throw new IllegalStateException("not a request for an activation");
      }
    }
    Effects taken = requests.take(tx, valid).effects().causedBy(causes);
    refusals.addAll(taken.events());
    return new Effects(refusals, taken.calls());
  }

  /** A request that cannot be is refused by an event; it does not stop the user's later ones. */
  private static void read(
      InboundEvent event,
      ActivationRequested requested,
      List<Request> valid,
      List<OutboundEvent> refusals) {
    try {
      valid.add(RequestMapper.request(requested));
    } catch (IllegalArgumentException e) {
      LOG.warnf(
          "request at %s-%d offset %d is invalid: %s",
          event.topic(), event.partition(), event.offset(), e.getMessage());
      refusals.add(
          OutboundEvent.of(
                  Topics.ACTIVATIONS,
                  RequestMapper.refusalId(requested).toString(),
                  RequestMapper.refusal(requested, e.getMessage(), event.timestamp()))
              .causedBy(event));
    }
  }
}
