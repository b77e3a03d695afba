package io.supportcenter.kit.health;

import io.supportcenter.kit.dispatch.CallDispatcher;
import io.supportcenter.kit.dispatch.CommandBatchers;
import io.supportcenter.kit.outbox.Relay;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Down when a thread has ended that only a restart brings back. What is unavailable outside of the
 * process is never a reason to restart it. The consumers' threads have a check of their own, from
 * the messaging extension.
 */
@Liveness
@ApplicationScoped
class CoreLiveness implements HealthCheck {

  private final Relay relay;
  private final CallDispatcher calls;
  private final CommandBatchers commands;

  CoreLiveness(Relay relay, CallDispatcher calls, CommandBatchers commands) {
    this.relay = relay;
    this.calls = calls;
    this.commands = commands;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("threads")
        .status(relay.isAlive() && calls.isAlive() && commands.areAlive())
        .withData("relay", word(relay.isAlive()))
        .withData("calls", word(calls.isAlive()))
        .withData("commands", word(commands.areAlive()))
        .build();
  }

  private static String word(boolean alive) {
    return alive ? "running" : "ended";
  }
}
