package io.supportcenter.registration.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supportcenter.registration.identity.IdentityResult.Invalid;
import io.supportcenter.registration.identity.IdentityResult.Reason;
import io.supportcenter.registration.identity.IdentityResult.Valid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentitiesTest {
  private final Identities german = new Identities("DE");

  @Test
  void shouldFindTheSameEmailAddressHoweverItIsWritten() {
    assertThat(german.read(IdentityKind.EMAIL, " Dana.Whitfield@Example.COM ", "northmart"))
        .isEqualTo(valid(IdentityKind.EMAIL, "", "dana.whitfield@example.com"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"030 901820", "+49 30 901820", "0049-30-901820", "(030) 90 18 20"})
  void shouldFindTheSamePhoneNumberHoweverItIsWritten(String text) {
    assertThat(german.read(IdentityKind.PHONE, text, "northmart"))
        .isEqualTo(valid(IdentityKind.PHONE, "", "+4930901820"));
  }

  @Test
  void shouldReadAPhoneNumberInTheRegionItWasWrittenIn() {
    assertThat(new Identities("US").read(IdentityKind.PHONE, "(212) 555-0143", "harbor"))
        .isEqualTo(valid(IdentityKind.PHONE, "", "+12125550143"));
  }

  @Test
  void shouldKeepLoyaltyIdsOfRetailersApart() {
    assertThat(german.read(IdentityKind.LOYALTY_ID, " NM-7004 ", "northmart"))
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
    "PHONE, +999123456789, NOT_A_PHONE_NUMBER",
  })
  void shouldSayWhatIsWrong(IdentityKind kind, String text, Reason reason) {
    assertThat(german.read(kind, text, "northmart")).isEqualTo(new Invalid(reason));
  }

  @Test
  void shouldNotReadTextsWithoutEnd() {
    assertThat(german.read(IdentityKind.LOYALTY_ID, "1".repeat(255), "northmart"))
        .isEqualTo(new Invalid(Reason.TOO_LONG));
  }

  @Test
  void shouldKeepPersonalDataOutOfLogs() {
    assertThat(german.read(IdentityKind.EMAIL, "dana@example.com", "northmart").toString())
        .doesNotContain("dana");
  }

  @Test
  void shouldRefuseARegionThatIsNone() {
    assertThatThrownBy(() -> new Identities("XX")).isInstanceOf(IllegalArgumentException.class);
  }

  private static Valid valid(IdentityKind kind, String scope, String value) {
    return new Valid(new Identity(kind, scope, value));
  }
}
