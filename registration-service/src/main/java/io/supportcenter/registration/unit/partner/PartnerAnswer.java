package io.supportcenter.registration.unit.partner;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * What a partner's back end answered.
 *
 * @param retryAfter what it asked for in Retry-After, in seconds
 */
record PartnerAnswer(int status, byte[] body, Optional<Duration> retryAfter) {

  /** Partners may add fields to their answers. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
          .build();

  /**
   * The body.
   *
   * @throws UnfitAnswer when it is not what the contract says
   */
  <T> T read(Class<T> type) {
    try {
      T read = JSON.readValue(body, type);
      return UnfitAnswer.unless(read, "a body");
    } catch (IOException e) {
      throw new UnfitAnswer("not a " + type.getSimpleName());
    }
  }

  /**
   * The reason for machines; empty when the body is no problem of the contract, as from a proxy.
   */
  Optional<ProblemBody> problem() {
    try {
      return Optional.ofNullable(JSON.readValue(body, ProblemBody.class))
          .filter(problem -> problem.code() != null);
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
