package io.supportcenter.kit.values;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.kit.values.PhoneResult.Invalid;
import io.supportcenter.kit.values.PhoneResult.Reason;
import io.supportcenter.kit.values.PhoneResult.Valid;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneReaderTest {

  @ParameterizedTest
  @CsvSource({
    "+49 1522 8817386, +4915228817386",
    "+49 (0) 1522 8817386, +4915228817386",
    "＋４９１５２２８８１７３８６, +4915228817386",
    "+1-479-555-0123, +14795550123"
  })
  void shouldReadANumberThatSaysItsCountryWithoutARegionAndInAny(String text, String e164) {
    assertThat(PhoneReader.read(text, Optional.empty())).isEqualTo(new Valid(e164));
    assertThat(PhoneReader.read(text, Optional.of("NO"))).isEqualTo(new Valid(e164));
  }

  @ParameterizedTest
  @CsvSource({
    "01522 8817386, DE, +4915228817386",
    "0049 1522 8817386, DE, +4915228817386",
    "4915228817386, DE, +4915228817386",
    "212 555 01 23, TR, +902125550123",
    "212 555 01 23, US, +12125550123",
    "47924123, NO, +4747924123"
  })
  void shouldReadANationalNumberAsItIsDialledInTheRegion(String text, String region, String e164) {
    assertThat(PhoneReader.read(text, Optional.of(region))).isEqualTo(new Valid(e164));
  }

  @ParameterizedTest
  @ValueSource(strings = {"4795550123", "01522 8817386", "0049 1522 8817386", "4915228817386"})
  void shouldNeverGuessACountry(String text) {
    assertThat(PhoneReader.read(text, Optional.empty()))
        .isEqualTo(new Invalid(Reason.NEEDS_REGION));
    assertThat(PhoneReader.readSender(text, Optional.empty()))
        .isEqualTo(new Invalid(Reason.NEEDS_REGION));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "N/A", "0000000000", "-", "shop", "12", "+999123456789", "479555012"})
  void shouldRefuseWhatIsNoNumberOfTheRegion(String text) {
    assertThat(PhoneReader.read(text, Optional.of("NO")))
        .isEqualTo(new Invalid(Reason.NOT_A_PHONE_NUMBER));
  }

  @ParameterizedTest
  @CsvSource({
    "015228817386, DE, +4915228817386",
    "4915228817386, DE, +4915228817386",
    "4792445678, US, +14792445678",
    "4915228817386, US, +4915228817386",
    "011 49 1522 8817386, US, +4915228817386",
    "1-479-555-0123, US, +14795550123",
    "+4792445678, US, +4792445678",
    "+491991234567, DE, +491991234567"
  })
  void shouldReadTheSenderOfAnSms(String text, String region, String e164) {
    assertThat(PhoneReader.readSender(text, Optional.of(region))).isEqualTo(new Valid(e164));
  }

  @ParameterizedTest
  @ValueSource(strings = {"030901820", "4792445678", "6515550123", "08001234567"})
  void shouldNotTakeALandlineForTheSenderOfAnSms(String text) {
    assertThat(PhoneReader.readSender(text, Optional.of("DE")))
        .isEqualTo(new Invalid(Reason.NOT_A_PHONE_NUMBER));
  }

  @Test
  void shouldKnowRegions() {
    assertThat(PhoneReader.isRegion("DE")).isTrue();
    assertThat(PhoneReader.isRegion("de")).isFalse();
    assertThat(PhoneReader.isRegion("ZZ")).isFalse();
  }
}
