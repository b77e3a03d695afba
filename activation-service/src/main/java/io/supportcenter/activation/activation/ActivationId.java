package io.supportcenter.activation.activation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** An activation of one service on one device. */
public record ActivationId(UUID value) {

  /**
   * Of a back end's request: the same request is the same activation, however often it arrives. A
   * UUID of version 8 (RFC 9562, section 5.8).
   */
  public static ActivationId ofRequest(String userId, String requestId) {
    return named("activation", userId, requestId);
  }

  /**
   * Of a back end's invalid request. It differs from that of the corrected request, which is an
   * activation of its own.
   *
   * @param content all that the request says
   */
  public static ActivationId ofRefusedRequest(String... content) {
    return named("refusal", content);
  }

  private static ActivationId named(String kind, String... parts) {
    StringBuilder name = new StringBuilder(kind);
    for (String part : parts) {
      name.append('|').append(part.length()).append(':').append(part);
    }
    ByteBuffer hash = ByteBuffer.wrap(sha256(name.toString()));
    long high = (hash.getLong() & 0xffff_ffff_ffff_0fffL) | 0x8000L;
    long low = (hash.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new ActivationId(new UUID(high, low));
  }

  public static ActivationId parse(String text) {
    return new ActivationId(UUID.fromString(text));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
