package io.supportcenter.reactivation.reactivation.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supportcenter.kit.partner.PartnerAnswer;
import io.supportcenter.kit.partner.UnfitAnswer;
import io.supportcenter.reactivation.account.PaymentMethodKind;
import io.supportcenter.reactivation.reactivation.partner.Contract.Confirmation;
import io.supportcenter.reactivation.reactivation.partner.Contract.ReactivationBody;
import io.supportcenter.reactivation.reactivation.partner.Contract.Verification;
import io.supportcenter.reactivation.reactivation.partner.Contract.VerificationBody;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContractTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  @Test
  void shouldReadAConfirmation() {
    assertThat(
            confirmation(
                """
                {"status": "REACTIVATED", "reactivatedAt": "2026-11-23T11:00:00+01:00",
                 "reference": "RA-1", "added": "later"}
                """))
        .isEqualTo(new Confirmation(Instant.parse("2026-11-23T10:00:00Z"), "RA-1", true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"2026-11-20T10:00:00\" | 2026-11-23T12:00:00Z",
        "1795168800000 | 2026-11-20T10:00:00Z",
        "1795168800 | 2026-11-20T10:00:00Z",
        "\"2026-11-20 10:00:00Z\" | 2026-11-20T10:00:00Z"
      })
  void shouldReadTimesAsAccountSystemsWriteThem(String written, Instant at) {
    assertThat(
            confirmation(
                "{\"status\": \"Reactivated\", \"reactivatedAt\": %s, \"reference\": \"%s\"}"
                    .formatted(written, "R".repeat(65))))
        .isEqualTo(new Confirmation(at, "R".repeat(64), false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "null",
        "<html/>",
        "{\"status\": \"LATER\", \"reactivatedAt\": \"2026-11-23T11:00:00Z\", \"reference\": \"1\"}"
      })
  void shouldNotTakeAnythingElseForAConfirmation(String body) {
    assertThatThrownBy(() -> confirmation(body)).isInstanceOf(UnfitAnswer.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"status\": \"REACTIVATED\"}",
        "{\"status\": \"REACTIVATED\", \"reactivatedAt\": \"soon\", \"reference\": {}}",
        "{\"status\": \"REACTIVATED\", \"reactivatedAt\": null, \"reference\": null}",
        "{\"status\": \"REACTIVATED\", \"reactivatedAt\": [1], \"reference\": \" \"}"
      })
  void shouldTakeAConfirmationWhoseTimeAndReferenceAreOdd(String body) {
    assertThat(confirmation(body)).isEqualTo(new Confirmation(NOW, "", false));
  }

  @ParameterizedTest
  @CsvSource({
    "PREPAID, PREPAID",
    "credit card, CREDIT_CARD",
    "Direct-Debit, DIRECT_DEBIT",
    "VISA, OTHER",
  })
  void shouldReadOfWhatKindAPaymentMethodIs(String written, PaymentMethodKind kind) {
    assertThat(
            verification(
                "{\"status\": \"verified\", \"kind\": \"%s\", \"reference\": 1}"
                    .formatted(written)))
        .isEqualTo(new Verification(Optional.of(kind), "1"));
  }

  @Test
  void shouldReadWhetherAPaymentMethodWorks() {
    assertThat(verification("{\"status\": \"FAILED\", \"reference\": \"V-2\"}"))
        .isEqualTo(new Verification(Optional.empty(), "V-2"));
    assertThatThrownBy(() -> verification("{\"status\": \"VERIFIED\", \"reference\": \"V-1\"}"))
        .isInstanceOf(UnfitAnswer.class);
    assertThatThrownBy(() -> verification("{\"status\": \"PERHAPS\", \"reference\": \"V-3\"}"))
        .isInstanceOf(UnfitAnswer.class);
  }

  private static Confirmation confirmation(String body) {
    return PartnerAnswer.of(200, body).read(ReactivationBody.class).toConfirmation(NOW);
  }

  private static Verification verification(String body) {
    return PartnerAnswer.of(200, body).read(VerificationBody.class).toVerification();
  }
}
