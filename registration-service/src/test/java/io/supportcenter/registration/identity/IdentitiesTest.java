package io.supportcenter.registration.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.registration.identity.IdentityResult.Invalid;
import io.supportcenter.registration.identity.IdentityResult.Reason;
import io.supportcenter.registration.identity.IdentityResult.Valid;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentitiesTest {
  private static final Optional<String> GERMAN = Optional.of("DE");

  @Test
  void shouldFindTheSameEmailAddressHoweverItIsWritten() {
    assertThat(
            Identities.read(
                IdentityKind.EMAIL, " Dana.Whitfield@Example.COM ", "northmart", GERMAN))
        .isEqualTo(valid(IdentityKind.EMAIL, "", "dana.whitfield@example.com"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"030 901820", "+49 30 901820", "0049-30-901820", "(030) 90 18 20"})
  void shouldFindTheSamePhoneNumberHoweverItIsWritten(String text) {
    assertThat(Identities.read(IdentityKind.PHONE, text, "northmart", GERMAN))
        .isEqualTo(valid(IdentityKind.PHONE, "", "+4930901820"));
  }

  @Test
  void shouldReadAPhoneNumberInTheRegionItWasWrittenIn() {
    assertThat(Identities.read(IdentityKind.PHONE, "(212) 555-0143", "harbor", Optional.of("US")))
        .isEqualTo(valid(IdentityKind.PHONE, "", "+12125550143"));
  }

  @Test
  void shouldKeepLoyaltyIdsOfRetailersApart() {
    assertThat(Identities.read(IdentityKind.LOYALTY_ID, " NM-7004 ", "northmart", GERMAN))
        .isEqualTo(valid(IdentityKind.LOYALTY_ID, "northmart", "NM-7004"));
  }

  @ParameterizedTest
  @CsvSource({
    "EMAIL, ' ', BLANK",
    "EMAIL, dana, NOT_AN_EMAIL",
    "EMAIL, dana@@example.com, NOT_AN_EMAIL",
    "EMAIL, dana@localhost, NOT_AN_EMAIL",
    "EMAIL, dana w@example.com, NOT_AN_EMAIL",
    "PHONE, 12, NOT_A_PHONE_NUMBER",
    "PHONE, call me, NOT_A_PHONE_NUMBER",
    "PHONE, 0000000000, PLACEHOLDER",
    "EMAIL, none@none.com, PLACEHOLDER",
    "LOYALTY_ID, N/A, PLACEHOLDER",
    "PHONE, +999123456789, NOT_A_PHONE_NUMBER",
  })
  void shouldSayWhatIsWrong(IdentityKind kind, String text, Reason reason) {
    assertThat(Identities.read(kind, text, "northmart", GERMAN)).isEqualTo(new Invalid(reason));
  }

  @Test
  void shouldNotReadTextsWithoutEnd() {
    assertThat(Identities.read(IdentityKind.LOYALTY_ID, "1".repeat(255), "northmart", GERMAN))
        .isEqualTo(new Invalid(Reason.TOO_LONG));
  }

  @Test
  void shouldKeepPersonalDataOutOfLogs() {
    assertThat(
            Identities.read(IdentityKind.EMAIL, "dana@example.com", "northmart", GERMAN).toString())
        .doesNotContain("dana");
  }

  @ParameterizedTest
  @ValueSource(strings = {"4795550123", "030 901820", "0049 30 901820"})
  void shouldNotGuessTheCountryOfAPhoneNumber(String text) {
    assertThat(Identities.read(IdentityKind.PHONE, text, "northmart", Optional.empty()))
        .isEqualTo(new Invalid(Reason.PHONE_NEEDS_REGION));
  }

  private static Valid valid(IdentityKind kind, String scope, String value) {
    return new Valid(new Identity(kind, scope, value));
  }
}
