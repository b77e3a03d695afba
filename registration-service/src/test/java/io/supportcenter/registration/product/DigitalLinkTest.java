package io.supportcenter.registration.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigitalLinkTest {
  private static final Gtin GTIN = new Gtin("09521101000078");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://id.example.com/01/09521101000078/21/AX70014402",
        "http://example.com/some/path/01/09521101000078/21/AX70014402",
        "https://example.com/01/shop/01/09521101000078/21/AX70014402",
        "https://example.com/01/2026/01/09521101000078/21/AX70014402",
        "https://example.com/01/09521101000146/01/09521101000078/21/AX70014402",
        "https://example.com/21/2026/01/09521101000078/21/AX70014402",
        "https://example.com:8443/01/09521101000078/21/AX70014402/?17=271231#top",
        " https://EXAMPLE.com/01/09521101000078/21/AX70014402 ",
      })
  void shouldReadProductAndSerialOnWhateverDomain(String text) {
    assertThat(DigitalLink.parse(text))
        .contains(
            new DigitalLink(GTIN, Optional.empty(), Optional.empty(), Optional.of("AX70014402")));
  }

  @Test
  void shouldReadAllQualifiersInTheirOrder() {
    assertThat(DigitalLink.parse("https://example.com/01/09521101000078/22/2A/10/LOT7/21/0042"))
        .contains(
            new DigitalLink(GTIN, Optional.of("2A"), Optional.of("LOT7"), Optional.of("0042")));
  }

  @Test
  void shouldDecodeASlashInTheSerialNumberAndKeepAPlusSign() {
    var link = DigitalLink.parse("https://example.com/01/09521101000078/21/A%2FB+C").orElseThrow();
    assertThat(link.serialNumber()).contains("A/B+C");
  }

  @Test
  void shouldReadALinkToAProductWithoutSerial() {
    var link = DigitalLink.parse("https://example.com/01/09521101000078").orElseThrow();
    assertThat(link.serialNumber()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com/01/09521101000078/21/A/10/B",
        "https://example.com/01/09521101000078/10/B/22/V",
        "https://example.com/01/09521101000078/21/A/21/B",
        "https://example.com/01/09521101000078/99/A",
        // GS1's syntax dictionary: 235 excludes 21.
        "https://example.com/01/09521101000078/235/2A9F/21/AX70014402",
        "https://example.com/01/09521101000078/235/2A9F",
        "https://example.com/01/00000000000000/21/AX70014402",
        "https://example.com/01/09521101000078/21",
        "https://example.com/01/09521101000078/21/123456789012345678901",
        "https://example.com/01/09521101000078/21/A%20B",
        "https://example.com/01/09521101000072/21/A",
        "https://example.com/01/9521101000078/21/A",
        "https://example.com/21/A",
        "https://example.com",
        "urn:epc:id:sgtin:9521101.000007.A",
        "https:///01/09521101000078",
        "no link at all",
        "https://example.com/01/09521101000078/21/A%G1",
      })
  void shouldRefuseWhatIsNotALinkToATradeItem(String text) {
    assertThat(DigitalLink.parse(text)).isEmpty();
  }

  @Test
  void shouldNotReadLinksWithoutEnd() {
    assertThat(DigitalLink.parse("https://example.com/" + "a".repeat(2_000))).isEmpty();
  }
}
