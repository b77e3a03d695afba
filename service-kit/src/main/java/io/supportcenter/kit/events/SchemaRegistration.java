package io.supportcenter.kit.events;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.supportcenter.events.RecordRefused;
import io.supportcenter.events.UserErased;
import io.supportcenter.schemas.EventCodec;
import io.supportcenter.schemas.Topics;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.avro.specific.SpecificRecord;
import org.jboss.logging.Logger;

/**
 * Finds the ids of the schemas of what the service publishes before it publishes anything: the
 * registry is never asked inside a transaction. While it does not answer, the service starts all
 * the same, and events of those types are refused until it does.
 */
@ApplicationScoped
public class SchemaRegistration {

  private static final Logger LOG = Logger.getLogger(SchemaRegistration.class);
  private static final Duration RETRY = Duration.ofSeconds(2);

  /** What the kit publishes. */
  private static final PublishedEvents OF_EVERY_SERVICE =
      new PublishedEvents(
          Map.of(
              Topics.REFUSALS,
              List.of(RecordRefused.class),
              Topics.ERASURES,
              List.of(UserErased.class)));

  /** How long a start waits for the first round. */
  private static final Duration FIRST_ROUND_MAX = Duration.ofSeconds(5);

  private final EventCodec codec;
  private final Instance<PublishedEvents> published;
  private final CountDownLatch firstRound = new CountDownLatch(1);
  private volatile boolean done;
  private volatile boolean stopping;

  SchemaRegistration(EventCodec codec, Instance<PublishedEvents> published) {
    this.codec = codec;
    this.published = published;
  }

  /** Before intake begins. */
  void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event)
      throws InterruptedException {
    Thread.ofVirtual().name("schema-registration").start(this::registerUntilDone);
    var _ = firstRound.await(FIRST_ROUND_MAX.toMillis(), TimeUnit.MILLISECONDS);
  }

  void stop(@Observes ShutdownEvent event) {
    stopping = true;
  }

  /** True once the id of every schema is known. */
  public boolean done() {
    return done;
  }

  private void registerUntilDone() {
    while (!done && !stopping) {
      done = register();
      firstRound.countDown();
      if (!done) {
        LockSupport.parkNanos(RETRY.toNanos());
      }
    }
  }

  /** One type that the registry does not have keeps none of the others waiting. */
  private boolean register() {
    boolean all = true;
    for (PublishedEvents events : published) {
      all &= register(events);
    }
    return all & register(OF_EVERY_SERVICE);
  }

  private boolean register(PublishedEvents events) {
    boolean all = true;
    for (var ofTopic : events.byTopic().entrySet()) {
      for (Class<? extends SpecificRecord> type : ofTopic.getValue()) {
        all &= register(ofTopic.getKey(), type);
      }
    }
    return all;
  }

  private boolean register(String topic, Class<? extends SpecificRecord> type) {
    try {
      codec.register(topic, List.of(type));
      return true;
    } catch (RuntimeException e) {
      LOG.warnf("no id of the schema of %s yet: %s", type.getName(), e.getMessage());
      return false;
    }
  }
}
