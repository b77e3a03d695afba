package io.supportcenter.activation.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.supportcenter.activation.device.AssetId;
import io.supportcenter.activation.party.UserId;
import io.supportcenter.activation.provider.PlanId;
import io.supportcenter.activation.provider.ProviderId;
import io.supportcenter.activation.provider.ServiceId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShortTextTest {

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "a\nb", "a\u007f", "a\u0085", "a\ud800", "\udc00a"})
  void shouldRefuseWhatTheDatabaseWouldRefuse(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ShortText.check("an id", text, 64))
        .withMessage("an id has no control characters");
    assertThat(ShortText.isFit(text, 64)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> new AssetId(text));
    assertThatIllegalArgumentException().isThrownBy(() -> new UserId(text));
    assertThatIllegalArgumentException().isThrownBy(() -> new PlanId(text));
    assertThatIllegalArgumentException().isThrownBy(() -> new ProviderId(text));
    assertThatIllegalArgumentException().isThrownBy(() -> new ServiceId(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "Zoë", "自動車", "a b", "\ud83d\ude97"})
  void shouldTakeTextInAnyScript(String text) {
    assertThatNoException().isThrownBy(() -> ShortText.check("an id", text, 64));
    assertThat(ShortText.isFit(text, 64)).isTrue();
  }

  @Test
  void shouldRefuseWhatIsBlankOrTooLong() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ShortText.check("an id", "x".repeat(65), 64))
        .withMessage("an id has 1 to 64 characters");
    assertThat(ShortText.isFit(" ", 64)).isFalse();
    assertThat(ShortText.isFit(null, 64)).isFalse();
  }
}
