package io.supportcenter.activation.subscription;

import java.util.Arrays;

/**
 * Subscription information, encrypted.
 *
 * @param schemaVersion of what is inside
 */
public record SealedSubscription(int schemaVersion, byte[] ciphertext) {

  @Override
  public boolean equals(Object other) {
    return other instanceof SealedSubscription(int version, byte[] bytes)
        && version == schemaVersion
        && Arrays.equals(bytes, ciphertext);
  }

  @Override
  public int hashCode() {
    return 31 * schemaVersion + Arrays.hashCode(ciphertext);
  }

  @Override
  public String toString() {
    return "SealedSubscription[schemaVersion=" + schemaVersion + "]";
  }
}
