package io.supportcenter.activation.activation.partner;

import com.fasterxml.jackson.databind.JsonNode;
import io.supportcenter.kit.json.PartnerJson;
import io.supportcenter.kit.partner.PartnerAnswer;
import io.supportcenter.kit.values.Text;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * An error as TMF640 has it.
 *
 * @param needed what the user has to provide, for a code that says so
 */
record TmfError(String code, List<String> needed) {

  private static final int CODE_LENGTH_MAX = 255;
  private static final int NEEDED_MAX = 10;

  private record Body(JsonNode code, JsonNode needed) {}

  /** Empty when it is not an error of the contract. */
  static Optional<TmfError> of(PartnerAnswer answer) {
    return answer.status() < 400
        ? Optional.empty()
        : answer.tryRead(Body.class).flatMap(TmfError::of);
  }

  /** From JSON or a text of it; empty when that is not an error of the contract. */
  static Optional<TmfError> read(JsonNode json) {
    return (json.isTextual()
            ? PartnerJson.read(json.textValue().getBytes(StandardCharsets.UTF_8), Body.class)
            : PartnerJson.read(json, Body.class))
        .flatMap(TmfError::of);
  }

  private static Optional<TmfError> of(Body body) {
    return Optional.ofNullable(body.code)
        .filter(code -> code.isTextual() || code.isNumber())
        .map(JsonNode::asText)
        .filter(code -> Text.isFit(code, CODE_LENGTH_MAX))
        .map(code -> new TmfError(code.strip(), names(body.needed)));
  }

  private static List<String> names(JsonNode needed) {
    return needed == null
        ? List.of()
        : needed
            .valueStream()
            .map(JsonNode::asText)
            .filter(name -> Text.isFit(name, 64))
            .limit(NEEDED_MAX)
            .toList();
  }
}
