package io.supportcenter.kit.health;

import io.supportcenter.kit.events.SchemaRegistration;
import io.supportcenter.kit.inbox.InboxState;
import io.supportcenter.kit.outbox.Relay;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Not ready while events cannot be taken in or published. Never a reason to restart: the cause is
 * outside of the process.
 */
@Readiness
@ApplicationScoped
class CoreReadiness implements HealthCheck {

  private final InboxState inbox;
  private final Relay relay;
  private final SchemaRegistration schemas;

  CoreReadiness(InboxState inbox, Relay relay, SchemaRegistration schemas) {
    this.inbox = inbox;
    this.relay = relay;
    this.schemas = schemas;
  }

  @Override
  public HealthCheckResponse call() {
    var waiting = inbox.waiting();
    boolean ready = waiting.isEmpty() && relay.healthy() && schemas.done();
    HealthCheckResponseBuilder answer =
        HealthCheckResponse.named("exactly-once core")
            .status(ready)
            .withData("relay", relay.healthy() ? "publishing" : "starting again")
            .withData("schemas", schemas.done() ? "registered" : "waiting for the registry");
    waiting.forEach((what, why) -> answer.withData("waiting: " + what, why));
    return answer.build();
  }
}
