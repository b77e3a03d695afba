package io.supportcenter.proactive.vendor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * What a vendor's back end answered.
 *
 * @param retryAfter what it asked for in Retry-After
 */
public record VendorAnswer(int status, byte[] body, Optional<Duration> retryAfter) {

  /** Vendors may add fields to their answers. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModules(new JavaTimeModule(), new Jdk8Module())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
          .build();

  private record ProblemBody(String code) {}

  /**
   * The body.
   *
   * @throws UnfitAnswer when it is not what the contract says
   */
  public <T> T read(Class<T> type) {
    try {
      T read = JSON.readValue(body, type);
      if (read == null) {
        throw new UnfitAnswer("without a body");
      }
      return read;
    } catch (IOException e) {
      throw new UnfitAnswer("not a " + type.getSimpleName());
    }
  }

  /**
   * A part of a body.
   *
   * @throws UnfitAnswer when it is not what the contract says
   */
  public static <T> T read(JsonNode part, Class<T> type) {
    try {
      T read = JSON.treeToValue(part, type);
      if (read == null) {
        throw new UnfitAnswer("null for a " + type.getSimpleName());
      }
      return read;
    } catch (JsonProcessingException e) {
      throw new UnfitAnswer("not a " + type.getSimpleName());
    }
  }

  /** The reason for machines; empty when the body is no problem of the contract. */
  public String problemCode() {
    try {
      ProblemBody problem = JSON.readValue(body, ProblemBody.class);
      return problem == null || problem.code() == null ? "" : problem.code();
    } catch (IOException _) {
      return "";
    }
  }
}
