package io.supportcenter.activation.activation.partner;

import io.supportcenter.activation.provider.ProviderAnswer;
import io.supportcenter.activation.provider.Refusal;
import io.supportcenter.kit.json.PartnerJson;
import io.supportcenter.kit.partner.PartnerAnswer;
import io.supportcenter.kit.values.Text;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An error as TMF640 has it.
 *
 * @param needed what the user has to provide, for the code {@link #INFORMATION_NEEDED}
 */
record TmfError(String code, String reason, List<String> needed) {

  static final String INFORMATION_NEEDED = "INFORMATION_NEEDED";
  static final String KEY_UNKNOWN = "ENCRYPTION_KEY_UNKNOWN";

  private static final int NEEDED_MAX = 10;

  /** Empty when it is not an error of the contract. */
  static Optional<TmfError> of(PartnerAnswer answer) {
    return answer.tryRead(TmfError.class).filter(error -> error.code != null);
  }

  /** Empty when the text is not an error of the contract. */
  static Optional<TmfError> read(String json) {
    return PartnerJson.read(json.getBytes(StandardCharsets.UTF_8), TmfError.class)
        .filter(error -> error.code != null);
  }

  /** What it says about a requested service. */
  ProviderAnswer answer() {
    return refusal(code)
        .<ProviderAnswer>map(ProviderAnswer.Refused::new)
        .orElseGet(() ->
            code.equals(INFORMATION_NEEDED)
                ? new ProviderAnswer.NeedsInformation(neededNames())
                : new ProviderAnswer.Broken());
  }

  private static Optional<Refusal> refusal(String code) {
    return Arrays.stream(Refusal.values()).filter(r -> r.name().equals(code)).findFirst();
  }

  private List<String> neededNames() {
    return needed == null
        ? List.of()
        : needed.stream().filter(n -> Text.isFit(n, 64)).limit(NEEDED_MAX).toList();
  }
}
