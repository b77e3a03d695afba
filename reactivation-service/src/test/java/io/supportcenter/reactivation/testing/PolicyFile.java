package io.supportcenter.reactivation.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.testing.Centre;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The built-in policy with something changed, as an operator would store it. */
public final class PolicyFile {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final AtomicInteger VERSION = new AtomicInteger(100);

  private final ObjectNode document;

  private PolicyFile(ObjectNode document) {
    this.document = document;
  }

  public static PolicyFile standard() {
    try (InputStream in = PolicyFile.class.getResourceAsStream("/policies/standard-1.json")) {
      return new PolicyFile((ObjectNode) JSON.readTree(in)).version(VERSION.incrementAndGet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public PolicyFile version(int version) {
    document.put("version", version);
    return this;
  }

  public PolicyFile thresholds(int first, int second) {
    document.put("firstThreshold", first).put("secondThreshold", second);
    return this;
  }

  public PolicyFile offerFor(String period) {
    ((ObjectNode) document.get("condition")).put("validFor", period);
    return this;
  }

  public PolicyFile accountSystem(String id) {
    document.put("accountSystemId", id);
    return this;
  }

  public PolicyFile currency(String code) {
    document.put("currency", code);
    return this;
  }

  public PolicyFile third(String kind, Map<String, Object> more) {
    document.set("thirdResponse", JSON.valueToTree(more));
    ((ObjectNode) document.get("thirdResponse")).put("kind", kind);
    return this;
  }

  /** More points, or fewer, for every account. */
  public PolicyFile initialPoints(Object points) {
    ((ObjectNode) document.get("scorecard")).set("initialPoints", JSON.valueToTree(points));
    return this;
  }

  public PolicyFile effectiveFrom(Instant from) {
    document.put("effectiveFrom", from.toString());
    return this;
  }

  public int version() {
    return document.get("version").asInt();
  }

  public String path() {
    return "/v1/reactivation-policies/standard/versions/" + version();
  }

  public String text() {
    try {
      return JSON.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In force for what runs here; afterwards one like the built-in policy is again. */
  public void inForceWhile(Runnable work) {
    store(this.effectiveFrom(Instant.now()));
    try {
      work.run();
    } finally {
      store(standard().effectiveFrom(Instant.now()));
    }
  }

  private static void store(PolicyFile policy) {
    Centre.as("operator", Roles.OPERATOR)
        .body(policy.text())
        .put(policy.path())
        .then()
        .statusCode(200);
  }
}
