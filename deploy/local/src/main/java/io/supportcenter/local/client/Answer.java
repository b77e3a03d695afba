package io.supportcenter.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.supportcenter.local.partners.http.Json;
import java.io.IOException;

/**
 * What a service answered.
 *
 * @param request method and address
 */
public record Answer(String request, int status, String text) {

  /** The text as JSON. */
  public JsonNode json() throws IOException {
    return Json.MAPPER.readTree(text);
  }

  /**
   * This answer, when its status is the expected one.
   *
   * @throws UnexpectedAnswer when it is not
   */
  public Answer expect(int expected) {
    if (status != expected) {
      throw new UnexpectedAnswer(
          "%s: expected status %d, got %d: %s".formatted(request, expected, status, text));
    }
    return this;
  }

  /**
   * This answer, when it reports success.
   *
   * @throws UnexpectedAnswer when it does not
   */
  public Answer expectSuccess() {
    return status / 100 == 2 ? this : expect(200);
  }
}
