package io.supportcenter.registration.registration;

import io.supportcenter.registration.receipt.UnitKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * A registration, and the asset that it becomes. Follows from the unit, so that the same unit
 * always is the same registration, without asking a database.
 */
public record RegistrationId(UUID value) {
  /** A UUID of version 8 (RFC 9562, section 5.8) from the SHA-256 of the unit. */
  public static RegistrationId of(UnitKey unit) {
    ByteBuffer hash = ByteBuffer.wrap(sha256(unit.toString()));
    long high = (hash.getLong() & 0xffff_ffff_ffff_0fffL) | 0x8000L;
    long low = (hash.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new RegistrationId(new UUID(high, low));
  }

  public static RegistrationId parse(String text) {
    return new RegistrationId(UUID.fromString(text));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
