package io.supportcenter.activation.subscription;

import io.supportcenter.kit.values.Vault;
import java.util.Arrays;

/** Seals subscription information and opens it again. Safe for use by several threads. */
public final class SubscriptionVault {

  private final Vault vault;

  public SubscriptionVault(Vault vault) {
    this.vault = vault;
  }

  public SealedSubscription seal(SubscriptionInformation subscription, Binding binding) {
    byte[] plain = SubscriptionBytes.of(subscription);
    try {
      return new SealedSubscription(
          SubscriptionBytes.SCHEMA_VERSION,
          vault.seal(plain, binding.place(SubscriptionBytes.SCHEMA_VERSION)));
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  /**
   * Opens what was sealed for the same binding.
   *
   * @throws IllegalArgumentException when it was sealed for another one, was tampered with, or its
   *     key is missing
   */
  public SubscriptionInformation open(SealedSubscription subscription, Binding binding) {
    byte[] plain =
        vault.open(subscription.ciphertext(), binding.place(subscription.schemaVersion()));
    try {
      return SubscriptionBytes.read(plain);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }
}
