package io.supportcenter.registration.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.registration.product.DigitalLinkResult.Invalid;
import io.supportcenter.registration.product.DigitalLinkResult.Reason;
import io.supportcenter.registration.product.DigitalLinkResult.Valid;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigitalLinkTest {
  private static final Gtin GTIN = new Gtin("09521101000078");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://id.example.com/01/09521101000078/21/AX70014402",
        "http://example.com/some/path/01/09521101000078/21/AX70014402",
        "https://example.com/01/shop/01/09521101000078/21/AX70014402",
        "https://example.com:8443/01/09521101000078/21/AX70014402/?17=271231#top",
        " https://EXAMPLE.com/01/09521101000078/21/AX70014402 ",
      })
  void shouldReadProductAndSerialOnWhateverDomain(String text) {
    assertThat(DigitalLink.parse(text))
        .isEqualTo(
            new Valid(
                new DigitalLink(
                    GTIN, Optional.empty(), Optional.empty(), Optional.of("AX70014402"))));
  }

  @Test
  void shouldReadAllQualifiersInTheirOrder() {
    assertThat(DigitalLink.parse("https://example.com/01/09521101000078/22/2A/10/LOT7/21/0042"))
        .isEqualTo(
            new Valid(
                new DigitalLink(
                    GTIN, Optional.of("2A"), Optional.of("LOT7"), Optional.of("0042"))));
  }

  @Test
  void shouldDecodeASlashInTheSerialNumberAndKeepAPlusSign() {
    var link = (Valid) DigitalLink.parse("https://example.com/01/09521101000078/21/A%2FB+C");
    assertThat(link.link().serialNumber()).contains("A/B+C");
  }

  @Test
  void shouldReadALinkToAProductWithoutSerial() {
    var link = (Valid) DigitalLink.parse("https://example.com/01/09521101000078");
    assertThat(link.link().serialNumber()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.com/01/09521101000078/21/A/10/B, QUALIFIER_ORDER",
    "https://example.com/01/09521101000078/10/B/22/V, QUALIFIER_ORDER",
    "https://example.com/01/09521101000078/21/A/21/B, QUALIFIER_ORDER",
    "https://example.com/01/09521101000078/99/A, UNKNOWN_QUALIFIER",
    "https://example.com/01/09521101000078/21, QUALIFIER_VALUE",
    "https://example.com/01/09521101000078/21/123456789012345678901, QUALIFIER_VALUE",
    "https://example.com/01/09521101000078/21/A%20B, QUALIFIER_VALUE",
    "https://example.com/01/09521101000072/21/A, CHECK_DIGIT",
    "https://example.com/01/9521101000078/21/A, GTIN_NOT_14_DIGITS",
    "https://example.com/21/A, NO_GTIN",
    "https://example.com, NO_GTIN",
    "urn:epc:id:sgtin:9521101.000007.A, NOT_A_WEB_ADDRESS",
    "https:///01/09521101000078, NOT_A_WEB_ADDRESS",
    "no link at all, NOT_A_WEB_ADDRESS",
    "https://example.com/01/09521101000078/21/A%G1, NOT_A_WEB_ADDRESS",
  })
  void shouldSayWhatIsWrong(String text, Reason reason) {
    assertThat(DigitalLink.parse(text)).isEqualTo(new Invalid(reason));
  }

  @Test
  void shouldNotReadLinksWithoutEnd() {
    assertThat(DigitalLink.parse("https://example.com/" + "a".repeat(2_000)))
        .isEqualTo(new Invalid(Reason.TOO_LONG));
  }
}
