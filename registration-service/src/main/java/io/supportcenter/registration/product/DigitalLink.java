package io.supportcenter.registration.product;

import java.util.Optional;

/**
 * A GS1 Digital Link to a trade item (GS1 Digital Link Standard: URI Syntax), on whatever domain.
 *
 * @param variant consumer product variant, AI 22
 * @param batch AI 10
 * @param serialNumber AI 21, as written
 */
public record DigitalLink(
    Gtin gtin, Optional<String> variant, Optional<String> batch, Optional<String> serialNumber) {

  /** Reads the link in a code that was scanned; empty when the text is not such a link. */
  public static Optional<DigitalLink> parse(String text) {
    return DigitalLinkReader.read(text);
  }
}
