package io.supportcenter.smsactivation.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
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
    assertThat(SenderReader.read(text, Optional.empty())).hasValue(new Msisdn(e164));
    assertThat(SenderReader.read(text, Optional.of("FR"))).hasValue(new Msisdn(e164));
  }

  @ParameterizedTest
  @CsvSource({
    "01711234567, DE, +491711234567",
    "0612345678, FR, +33612345678",
    "2125550123, US, +12125550123"
  })
  void shouldReadNumbersAsTheyAreDialledInTheGatewaysRegion(
      String text, String region, String e164) {
    assertThat(SenderReader.read(text, Optional.of(region))).hasValue(new Msisdn(e164));
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
  void shouldRefuseSendersThatAreNotPhones(String text) {
    assertThat(SenderReader.read(text, Optional.empty())).isEmpty();
  }
}
