package io.supportcenter.local.walk;

import io.supportcenter.local.process.Await;
import io.supportcenter.local.process.Probe;
import io.supportcenter.local.stack.Port;
import io.supportcenter.local.stack.Ports;
import io.supportcenter.local.stack.UpOptions;
import io.supportcenter.local.tokens.Role;
import io.supportcenter.local.tokens.TokenIssuer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** What steps need: addresses, tokens, Kafka, HTTP, the sample files, and bounded waiting. */
public final class WalkContext implements AutoCloseable {

  private static final Duration TOKEN_LIFETIME = Duration.ofMinutes(10);
  private static final Duration WAIT_MAX = Duration.ofSeconds(60);

  private final Ports ports;
  private final Path samples;
  private final TokenIssuer tokens;
  private final WalkHttp http = new WalkHttp();
  private final WalkKafka kafka;

  private WalkContext(Ports ports, Path samples, TokenIssuer tokens) {
    this.ports = ports;
    this.samples = samples;
    this.tokens = tokens;
    this.kafka = new WalkKafka(ports.platform().bootstrapServers(), ports.platform().registryUrl());
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

  /**
   * Address under a service or simulator, for example {@code url(REGISTRATION, "/v1/partners")}.
   */
  public URI url(Port port, String path) {
    return ports.url(port).resolve(path);
  }

  /** The folder {@code deploy/local/samples}. */
  public Path samples() {
    return samples;
  }

  public String token(Role role, String subject) {
    return tokens.token(role, subject, TOKEN_LIFETIME);
  }

  public WalkHttp http() {
    return http;
  }

  public WalkKafka kafka() {
    return kafka;
  }

  /**
   * @throws StepFailed when the condition does not come true within a minute
   */
  public void await(String what, Probe condition) throws InterruptedException {
    if (!Await.until(condition, WAIT_MAX)) {
      throw new StepFailed("waited " + WAIT_MAX.toSeconds() + " s in vain for: " + what);
    }
  }

  @Override
  public void close() {
    kafka.close();
    http.close();
  }
}
