package io.supportcenter.local.walk;

import io.supportcenter.local.client.ServiceClient;
import io.supportcenter.local.kafka.KafkaProbe;
import io.supportcenter.local.kafka.TopicWatch;
import io.supportcenter.local.platform.PlatformAccess;
import io.supportcenter.local.process.Await;
import io.supportcenter.local.process.Probe;
import io.supportcenter.local.stack.Port;
import io.supportcenter.local.stack.Ports;
import io.supportcenter.local.tokens.Role;
import io.supportcenter.local.tokens.Tokens;
import io.supportcenter.local.topics.TopicTable;
import io.supportcenter.schemas.EventCodec;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;

/** What steps need: services as callers see them, Kafka, the sample files, and bounded waiting. */
public final class WalkContext implements AutoCloseable {

  private static final Duration TOKEN_LIFETIME = Duration.ofMinutes(10);
  private static final Duration WAIT_MAX = Duration.ofSeconds(60);

  private final PlatformAccess access;
  private final Ports ports;
  private final Path samples;
  private final Tokens tokens;
  private final HttpClient http = HttpClient.newHttpClient();
  private final EventCodec codec;
  private final Map<String, KafkaProbe> probes = new ConcurrentHashMap<>();

  private WalkContext(PlatformAccess access, Ports ports, Path samples, Tokens tokens) {
    this.access = access;
    this.ports = ports;
    this.samples = samples;
    this.tokens = tokens;
    this.codec = EventCodec.connect(access.registry(PlatformAccess.SCHEMA_READER));
  }

  /**
   * @param samples the folder {@code deploy/local/samples}
   */
  public static WalkContext of(PlatformAccess access, Ports ports, Path samples, Tokens tokens) {
    return new WalkContext(access, ports, samples, tokens);
  }

  /** A service as that caller sees it. */
  public ServiceClient as(Role role, String subject, Port service) {
    return new ServiceClient(http, ports.url(service), token(role, subject));
  }

  /** A simulator of partners. */
  public ServiceClient simulator(Port simulator) {
    return new ServiceClient(http, ports.url(simulator), simulator.partnerToken());
  }

  /** Address under a service or simulator, for example {@code url(PROACTIVE, "/phone/")}. */
  public URI url(Port port, String path) {
    return ports.url(port).resolve(path);
  }

  /** The folder {@code deploy/local/samples}. */
  public Path samples() {
    return samples;
  }

  public String token(Role role, String subject) {
    return token(role, subject, TOKEN_LIFETIME);
  }

  public String token(Role role, String subject, Duration lifetime) {
    return tokens.token(role, subject, lifetime);
  }

  /** Kafka as the operator sees it. */
  public KafkaProbe kafka() {
    return kafka(TopicTable.OPERATOR);
  }

  /** Kafka as that principal sees it; on an open stack all see the same. */
  public KafkaProbe kafka(String principal) {
    return probes.computeIfAbsent(
        access.isSecured() ? principal : "", who -> new KafkaProbe(access.kafka(who), codec));
  }

  /** Publishes as a partner does: on a secured stack on the topic of its own. */
  public void publish(String partner, String topic, String key, SpecificRecord event) {
    kafka(partner).publish(of(partner, topic), key, "/" + partner, event);
  }

  /** What is published from now on by a partner or for it. */
  public TopicWatch watch(String partner, String topic) {
    return kafka().watch(of(partner, topic));
  }

  private String of(String partner, String topic) {
    return access.isSecured() ? topic + "." + partner : topic;
  }

  /**
   * @throws StepFailed when the condition does not become true within a minute
   */
  public void await(String what, Probe condition) throws InterruptedException {
    if (!Await.until(condition, WAIT_MAX)) {
      throw new StepFailed(
          "waited %d s without success for %s".formatted(WAIT_MAX.toSeconds(), what));
    }
  }

  @Override
  public void close() {
    probes.values().forEach(KafkaProbe::close);
    codec.close();
    http.close();
  }
}
