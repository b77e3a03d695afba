package io.supportcenter.registration.asset;

import io.supportcenter.registration.receipt.Hashes;
import io.supportcenter.registration.receipt.UnitKey;
import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * A registration, and the asset that it becomes. Follows from the unit, so that the same unit
 * always is the same registration, without asking a database.
 */
public record RegistrationId(UUID value) {
  /** A UUID of version 8 (RFC 9562, section 5.8) from the SHA-256 of the unit. */
  public static RegistrationId of(UnitKey unit) {
    byte[] hash = Hashes.sha256(unit.toString());
    ByteBuffer bytes = ByteBuffer.wrap(hash);
    long high = (bytes.getLong() & 0xffff_ffff_ffff_0fffL) | 0x8000L;
    long low = (bytes.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new RegistrationId(new UUID(high, low));
  }

  public static RegistrationId parse(String text) {
    return new RegistrationId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
