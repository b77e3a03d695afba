package io.supportcenter.smsactivation.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.smsactivation.directory.Gateway;
import io.supportcenter.smsactivation.directory.SenderForm;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SenderReaderTest {

  @ParameterizedTest
  @CsvSource({
    "+491711234567, +491711234567",
    "00491711234567, +491711234567",
    "' +12025550123 ', +12025550123"
  })
  void shouldReadNumbersThatSayTheirCountry(String text, String e164) {
    assertThat(SenderReader.read(text, Optional.empty())).hasValue(new Msisdn(e164));
    assertThat(SenderReader.read(text, national("FR"))).hasValue(new Msisdn(e164));
  }

  @ParameterizedTest
  @CsvSource({
    "01711234567, DE, +491711234567",
    "491711234567, DE, +491711234567",
    "0612345678, FR, +33612345678",
    "2125550123, US, +12125550123",
    "4795550123, US, +14795550123",
    "6515550123, US, +16515550123",
    "14795550123, US, +14795550123",
    "(479) 555-0123, US, +14795550123",
    "479.555.0123, US, +14795550123",
    "0114915228817386, US, +4915228817386",
    "4915228817386, US, +4915228817386",
    "447911123456, US, +447911123456",
    "47924123, NO, +4747924123",
    "612345678, ES, +34612345678",
    "4792445678, US, +14792445678",
    "6512345678, US, +16512345678"
  })
  void shouldReadNumbersAsTheyAreDialledInTheGatewaysRegion(
      String text, String region, String e164) {
    assertThat(SenderReader.read(text, national(region))).hasValue(new Msisdn(e164));
  }

  @ParameterizedTest
  @ValueSource(strings = {"4792445678", "6515550123", "01711234567", "491711234567"})
  void shouldNotGuessACountry(String text) {
    assertThat(SenderReader.read(text, Optional.empty())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"4792445678", "6581234567"})
  void shouldNotReadANumberOfAnotherCountry(String text) {
    assertThat(SenderReader.read(text, national("DE"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "015228817386",
        "01712345678",
        "1234567890",
        "20133",
        "123456",
        "442071234567",
        "x"
      })
  void shouldRefuseWhatIsNeitherANumberOfTheRegionNorAMobileOneOfAnother(String text) {
    assertThat(SenderReader.read(text, national("US"))).isEmpty();
  }

  @Test
  void shouldReadNumbersWithTheirCountryCodeFromAGatewayThatAlwaysGivesIt() {
    Optional<Gateway> gateway =
        Optional.of(new Gateway("g", "DE", SenderForm.INTERNATIONAL, false));

    assertThat(SenderReader.read("33612345678", gateway)).hasValue(new Msisdn("+33612345678"));
    assertThat(SenderReader.read("01711234567", gateway)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "SHOP", "12345", "+999123456789", "+49", "+1202555012345678901", "0000000000"})
  void shouldRefuseSendersThatAreNotPhones(String text) {
    assertThat(SenderReader.read(text, Optional.empty())).isEmpty();
    assertThat(SenderReader.read(text, national("DE"))).isEmpty();
  }

  private static Optional<Gateway> national(String region) {
    return Optional.of(new Gateway("g", region, SenderForm.NATIONAL, false));
  }
}
