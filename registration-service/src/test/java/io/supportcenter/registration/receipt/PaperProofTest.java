package io.supportcenter.registration.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.kit.values.Money;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaperProofTest {

  private static final Money TOTAL = Money.of(34900, "EUR");

  @Test
  void shouldReadTheTimeAsTheStorePrintsIt() {
    PaperProof printed =
        PaperProof.of(TOTAL, Instant.parse("2026-11-20T15:42:59Z"), ZoneId.of("Europe/Berlin"));

    assertThat(PaperProof.ofPrinted(TOTAL, "2026-11-20T16:42")).isEqualTo(printed);
    assertThat(PaperProof.ofPrinted(TOTAL, "2026-11-20T16:42:07")).isEqualTo(printed);
    assertThat(PaperProof.ofPrinted(TOTAL, "2026-11-20T15:42")).isNotEqualTo(printed);
    assertThat(PaperProof.ofPrinted(Money.of(34900, "USD"), "2026-11-20T16:42"))
        .isNotEqualTo(printed);
  }

  @Test
  void shouldReadACodeInAnyLetterCaseAndGrouping() {
    assertThat(PaperProof.ofCode(" qx7r-4m2p 9t ")).isEqualTo(PaperProof.ofCode("QX7R4M2P9T"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "QX7R4M2", "QX7R-4M2-", "QX7R/4M2P9T"})
  void shouldRefuseWhatIsNotACode(String text) {
    assertThat(PaperProof.ofCode(text)).isEmpty();
  }

  @Test
  void shouldNotShowTheSecret() {
    assertThat(PaperProof.ofCode("QX7R4M2P9T").orElseThrow().toString()).doesNotContain("QX7R");
  }
}
