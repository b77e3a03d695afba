package io.supportcenter.smsactivation.sms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SenderReaderTest {

  @ParameterizedTest
  @CsvSource({
    "+491711234567, +491711234567",
    "491711234567, +491711234567",
    "00491711234567, +491711234567",
    "' +12025550123 ', +12025550123"
  })
  void shouldReadNumbersAsNetworksGiveThem(String text, String e164) {
    assertThat(SenderReader.read(text)).isEqualTo(new Sender.Phone(new Msisdn(e164)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "SHOP",
        "12345",
        "01711234567",
        "+999123456789",
        "+49",
        "+1202555012345678901"
      })
  void shouldRefuseWhoCouldNotBeCalled(String text) {
    assertThat(SenderReader.read(text)).isEqualTo(new Sender.Unusable());
  }
}
