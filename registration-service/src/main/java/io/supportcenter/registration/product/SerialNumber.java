package io.supportcenter.registration.product;

/**
 * A serial number as its source wrote it, and the form by which two of them are compared. Leading
 * zeros count in both.
 *
 * @param raw as written, without blanks around it
 * @param canonical by the manufacturer's {@link SerialRule}
 */
public record SerialNumber(String raw, String canonical) {
  public SerialNumber {
    if (raw.isBlank() || canonical.isBlank()) {
      throw new IllegalArgumentException("a serial number is not blank");
    }
  }

  /** An IMEI and an IMEISV of one device are the same. */
  public boolean isSameAs(SerialNumber other) {
    return canonical.equals(other.canonical) || Imei.isOneDevice(canonical, other.canonical);
  }

  /** Whether it is an IMEI, of which a device may have two. */
  public boolean isImei() {
    return Imei.parse(canonical).filter(imei -> !imei.hasSoftwareVersion()).isPresent();
  }

  @Override
  public String toString() {
    return raw;
  }
}
