package io.supportcenter.kit.health;

import io.smallrye.health.api.HealthGroup;
import io.smallrye.reactive.messaging.health.HealthReport;
import io.smallrye.reactive.messaging.providers.extension.HealthCenter;
import io.supportcenter.kit.events.SchemaRegistration;
import io.supportcenter.kit.inbox.InboxState;
import io.supportcenter.kit.outbox.Relay;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * Whether events flow in and out. It is apart from readiness: while Kafka is unavailable, or a
 * partition waits, REST requests are served and their events wait in the outbox. All instances of a
 * service share these conditions, so taking them out of service for it would help nobody.
 */
@HealthGroup("intake")
@ApplicationScoped
class IntakeHealth implements HealthCheck {

  private final InboxState inbox;
  private final Relay relay;
  private final SchemaRegistration schemas;
  private final HealthCenter channels;

  IntakeHealth(InboxState inbox, Relay relay, SchemaRegistration schemas, HealthCenter channels) {
    this.inbox = inbox;
    this.relay = relay;
    this.schemas = schemas;
    this.channels = channels;
  }

  @Override
  public HealthCheckResponse call() {
    var waiting = inbox.waiting();
    HealthReport kafka = channels.getReadiness();
    HealthCheckResponseBuilder answer =
        HealthCheckResponse.named("intake")
            .status(waiting.isEmpty() && relay.healthy() && schemas.done() && kafka.isOk())
            .withData("relay", relay.healthy() ? "publishing" : "starting again")
            .withData("schemas", schemas.done() ? "registered" : "waiting for the registry")
            .withData("kafka", kafka.isOk() ? "connected" : "waiting: " + unconnected(kafka));
    waiting.forEach((what, why) -> answer.withData("waiting: " + what, why));
    return answer.build();
  }

  private static String unconnected(HealthReport kafka) {
    return kafka.getChannels().stream()
        .filter(channel -> !channel.isOk())
        .map(HealthReport.ChannelInfo::getChannel)
        .collect(Collectors.joining(", "));
  }
}
