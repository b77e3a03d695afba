package io.supportcenter.kit.outbox;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.supportcenter.kit.rest.CommonProblem;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.values.PartnerId;
import io.supportcenter.schemas.Topics;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Which partners have topics of their own. Those who need to know are in a transaction, so they do
 * not wait for Kafka: it is asked every few seconds, and whenever partitions are assigned, so that
 * a partner's topics are known before the first record of it is handled.
 */
@ApplicationScoped
public class PartnerTopics {

  private static final Logger LOG = Logger.getLogger(PartnerTopics.class);
  private static final Duration ANSWER_MAX = Duration.ofSeconds(5);

  private final Admin admin;
  private final boolean plain;

  /** All that may be written or read; empty until Kafka has answered for the first time. */
  private volatile Optional<Set<String>> known = Optional.empty();

  /**
   * @param plain whether the plain topics of {@link Topics#ofPartners} are read
   */
  PartnerTopics(Admin admin, @ConfigProperty(name = "support-center.plain-topics") boolean plain) {
    this.admin = admin;
    this.plain = plain;
  }

  /** Before anything arrives. */
  void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event)
      throws InterruptedException {
    look();
  }

  /** Asks Kafka. What was known stays when it does not answer. */
  @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
  public void look() throws InterruptedException {
    try {
      known =
          Optional.of(admin.listTopics().names().get(ANSWER_MAX.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException | TimeoutException e) {
      LOG.debugf("names of topics not known now: %s", e);
    }
  }

  /**
   * Where a service publishes what it took from a partner over HTTP, and reads from Kafka: on the
   * partner's own topic, as the partner itself does. A partner without one shares the plain topic,
   * if that is read.
   *
   * @param topic one of {@link Topics#ofPartners}
   * @throws ProblemException 503 when neither is read: an operator has to create the partner's
   */
  public String inNameOf(PartnerId partner, String topic) {
    String own = Topics.ofPartner(topic, partner.value());
    if (known.map(names -> names.contains(own)).orElse(!plain)) {
      return own;
    }
    if (plain) {
      return topic;
    }
    LOG.errorf("a partner uses HTTP, and has no topic %s", own);
    throw new ProblemException(CommonProblem.UNAVAILABLE, "the topic " + own + " does not exist");
  }

  /**
   * Where a partner reads answers: on its own topic. Those for one that has no such topic are on
   * the plain one, which is the operator's.
   *
   * @param partner as it is named in a record
   */
  public String answersTo(String partner, String topic) {
    String own = Topics.ofPartner(topic, partner);
    return PartnerId.isOne(partner) && known.filter(names -> names.contains(own)).isPresent()
        ? own
        : topic;
  }
}
