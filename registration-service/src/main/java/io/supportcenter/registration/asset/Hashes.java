package io.supportcenter.registration.asset;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

public final class Hashes {
  private Hashes() {}

  public static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
