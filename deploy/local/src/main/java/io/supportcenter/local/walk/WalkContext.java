package io.supportcenter.local.walk;

import io.supportcenter.local.client.ServiceClient;
import io.supportcenter.local.kafka.KafkaProbe;
import io.supportcenter.local.process.Await;
import io.supportcenter.local.process.Probe;
import io.supportcenter.local.stack.Port;
import io.supportcenter.local.stack.Ports;
import io.supportcenter.local.stack.UpOptions;
import io.supportcenter.local.tokens.Role;
import io.supportcenter.local.tokens.TokenIssuer;
import io.supportcenter.schemas.EventCodec;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;

/** What steps need: services as callers see them, Kafka, the sample files, and bounded waiting. */
public final class WalkContext implements AutoCloseable {

  private static final Duration TOKEN_LIFETIME = Duration.ofMinutes(10);
  private static final Duration WAIT_MAX = Duration.ofSeconds(60);

  private final Ports ports;
  private final Path samples;
  private final TokenIssuer tokens;
  private final HttpClient http = HttpClient.newHttpClient();
  private final EventCodec codec;
  private final KafkaProbe kafka;

  private WalkContext(Ports ports, Path samples, TokenIssuer tokens) {
    this.ports = ports;
    this.samples = samples;
    this.tokens = tokens;
    this.codec = EventCodec.connect(ports.platform().registryUrl());
    this.kafka = new KafkaProbe(ports.platform().bootstrapServers(), codec);
  }

  public static WalkContext of(UpOptions options, TokenIssuer tokens) {
    return of(options.ports(), options.samples(), tokens);
  }

  /**
   * @param samples the folder {@code deploy/local/samples}
   */
  public static WalkContext of(Ports ports, Path samples, TokenIssuer tokens) {
    return new WalkContext(ports, samples, tokens);
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

  public KafkaProbe kafka() {
    return kafka;
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
    kafka.close();
    codec.close();
    http.close();
  }
}
