package io.supportcenter.kit.events;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.supportcenter.schemas.EventCodec;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/**
 * Registers the schemas of what the service publishes, without delaying start-up, until it
 * succeeds.
 */
@ApplicationScoped
public class SchemaRegistration {

  private static final Logger LOG = Logger.getLogger(SchemaRegistration.class);
  private static final Duration RETRY = Duration.ofSeconds(2);

  private final EventCodec codec;
  private final Instance<PublishedEvents> published;
  private volatile boolean done;
  private volatile boolean stopping;

  SchemaRegistration(EventCodec codec, Instance<PublishedEvents> published) {
    this.codec = codec;
    this.published = published;
  }

  void start(@Observes StartupEvent event) {
    Thread.ofVirtual().name("schema-registration").start(this::registerUntilDone);
  }

  void stop(@Observes ShutdownEvent event) {
    stopping = true;
  }

  /** True once every schema has its id. */
  public boolean done() {
    return done;
  }

  private void registerUntilDone() {
    while (!done && !stopping) {
      try {
        published.stream().forEach(events -> events.byTopic().forEach(codec::register));
        done = true;
      } catch (RuntimeException e) {
        LOG.warn("schemas not registered yet", e);
        LockSupport.parkNanos(RETRY.toNanos());
      }
    }
  }
}
