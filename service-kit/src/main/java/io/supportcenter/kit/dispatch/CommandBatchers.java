package io.supportcenter.kit.dispatch;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.supportcenter.kit.dispatch.CommandBatcher.Handler;
import io.supportcenter.kit.rest.IdempotentRequests;
import io.supportcenter.kit.trace.Tracing;
import io.supportcenter.kit.work.UnitOfWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Starts and stops the service's {@link CommandBatcher}s. */
@ApplicationScoped
public class CommandBatchers {

  private final UnitOfWork unitOfWork;
  private final IdempotentRequests requests;
  private final CommandsConfig config;
  private final MeterRegistry metrics;
  private final Tracing tracing;
  private final List<CommandBatcher<?>> started = new CopyOnWriteArrayList<>();

  CommandBatchers(
      UnitOfWork unitOfWork,
      IdempotentRequests requests,
      CommandsConfig config,
      MeterRegistry metrics,
      Tracing tracing) {
    this.unitOfWork = unitOfWork;
    this.requests = requests;
    this.config = config;
    this.metrics = metrics;
    this.tracing = tracing;
  }

  /**
   * One that runs until the service stops.
   *
   * @param name of the commands, in metrics and thread names
   */
  public <C> CommandBatcher<C> start(String name, Handler<C> handler) {
    DistributionSummary together =
        DistributionSummary.builder("commands.together")
            .description("Commands in one transaction")
            .tag("commands", name)
            .register(metrics);
    CommandBatcher<C> commit =
        new CommandBatcher<>(
            name, unitOfWork, requests, config, handler, together::record, tracing);
    Gauge.builder("commands.waiting", commit, CommandBatcher::waiting)
        .description("Commands that wait for a transaction")
        .tag("commands", name)
        .register(metrics);
    started.add(commit);
    return commit;
  }

  /** Whether the threads of all of them run. */
  public boolean areAlive() {
    return started.stream().allMatch(CommandBatcher::isAlive);
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    for (CommandBatcher<?> commit : started) {
      commit.stop();
    }
  }
}
