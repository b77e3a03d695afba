package io.supportcenter.smsactivation.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShortCodeTest {

  @ParameterizedTest
  @CsvSource({
    "20133, 20133, US",
    "20133, +20133, US",
    "20133, 20 133, US",
    "20133, +120133, US",
    "20133, 00120133, US",
    "70011, +4970011, DE",
    "4915228817386, +4915228817386, US",
    "4915228817386, 004915228817386, DE",
    "4915228817386, 015228817386, DE",
    "4915228817386, 0114915228817386, US",
    "015228817386, +4915228817386, DE",
    "2125550123, +12125550123, US",
    "2125550123, 12125550123, US",
    "12125550123, (212) 555-0123, US",
    "2125550123, 2125550123, DE"
  })
  void shouldKnowTheNumberInEveryForm(String digits, String written, String region) {
    assertThat(new ShortCode(digits).isWritten(written, Optional.of(region))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "20133, 20134, US",
    "20133, 120133, US",
    "20133, +4920133, US",
    "70011, 070011, DE",
    "2125550123, +4921255550123, DE",
    "2125550123, +12125550124, US",
    "4915228817386, 015228817386, US",
    "20133, SHOP, US"
  })
  void shouldNotTakeAnotherNumberForIt(String digits, String written, String region) {
    assertThat(new ShortCode(digits).isWritten(written, Optional.of(region))).isFalse();
  }

  @Test
  void shouldKnowItWithoutARegion() {
    ShortCode number = new ShortCode("4915228817386");
    assertThat(number.isWritten("+4915228817386", Optional.empty())).isTrue();
    assertThat(number.isWritten("004915228817386", Optional.empty())).isTrue();
    assertThat(number.isWritten("015228817386", Optional.empty())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "SHOP", "7", "70011x", "1234567890123456789", "++70011"})
  void shouldKnowWhatIsNoNumber(String text) {
    assertThat(ShortCode.isNumber(text)).isFalse();
  }
}
