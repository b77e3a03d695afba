package io.supportcenter.kit.partner;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.supportcenter.kit.json.PartnerJson;
import io.supportcenter.kit.values.Text;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What a partner's back end answered.
 *
 * @param location the header of that name
 */
public record PartnerAnswer(int status, byte[] body, Optional<String> location) {

  private static final int CODE_LENGTH_MAX = 255;

  /** For tests. */
  public static PartnerAnswer of(int status, String body) {
    return new PartnerAnswer(status, body.getBytes(StandardCharsets.UTF_8), Optional.empty());
  }

  private record Coded(JsonNode code) {}

  /**
   * The body.
   *
   * @throws UnfitAnswer when it is not what the contract says
   */
  public <T> T read(Class<T> type) {
    return tryRead(type).orElseThrow(() -> new UnfitAnswer("not a " + type.getSimpleName()));
  }

  /**
   * The body.
   *
   * @throws UnfitAnswer when it is not what the contract says
   */
  public <T> T read(TypeReference<T> type) {
    return PartnerJson.read(body, type)
        .orElseThrow(() -> new UnfitAnswer("not a " + type.getType().getTypeName()));
  }

  /**
   * The list that a search found: 200, or 206 for a part of a long one. Nothing found is an empty
   * list, 204 or, from some servers, 404 with a code or without a body; any other 404 may be a
   * proxy's.
   *
   * @throws UnfitAnswer when it is not what the contract says
   */
  public <T> List<T> readList(TypeReference<List<T>> type) {
    if (status == 204 || status == 404 && (body.length == 0 || hasCode())) {
      return List.of();
    }
    if (status == 200 || status == 206) {
      List<T> list = read(type);
      list.forEach(element -> UnfitAnswer.unless(element, "an element of a list"));
      return list;
    }
    throw UnfitAnswer.outsideContract();
  }

  private boolean hasCode() {
    return tryRead(Coded.class)
        .map(Coded::code)
        .filter(code -> code.isTextual() || code.isNumber())
        .isPresent();
  }

  /** Empty when the body is another one, as from a proxy. */
  public <T> Optional<T> tryRead(Class<T> type) {
    return PartnerJson.read(body, type);
  }

  /**
   * The code of a problem (RFC 9457, TMF630): a decision of the partner has one, and an answer of a
   * proxy in front of it has none.
   */
  public Optional<String> code() {
    return tryRead(Coded.class)
        .map(Coded::code)
        .map(JsonNode::textValue)
        .filter(code -> Text.isFit(code, CODE_LENGTH_MAX));
  }

  /**
   * The code of a refusal.
   *
   * @throws UnfitAnswer when it is none of the contract: a status below 400, or no code
   */
  public String refusal() {
    return code().filter(_ -> status >= 400).orElseThrow(() -> new UnfitAnswer("without a code"));
  }

  /** Keeps what the body says out of logs. */
  @Override
  public String toString() {
    return "answered " + status;
  }
}
