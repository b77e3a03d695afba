package io.supportcenter.activation.subscription;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import io.supportcenter.kit.values.VersionedKeys;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/**
 * Encrypts subscription information and opens it again (AES-256-GCM by Tink). Safe for use by
 * several threads.
 */
public final class SubscriptionVault {

  private static final int KEY_BYTES = 32;

  private final Aead aead;

  private SubscriptionVault(Aead aead) {
    this.aead = aead;
  }

  /**
   * A vault with these keys.
   *
   * @param keys 32 bytes each; the current one encrypts, the others only open
   * @throws IllegalArgumentException when a key has another length
   */
  public static SubscriptionVault of(VersionedKeys keys) {
    try {
      AeadConfig.register();
      KeysetHandle.Builder keyset = KeysetHandle.newBuilder();
      for (int version : keys.versions()) {
        KeysetHandle.Builder.Entry entry =
            KeysetHandle.importKey(key(version, keys.key(version))).withFixedId(version);
        keyset.addEntry(version == keys.current() ? entry.makePrimary() : entry);
      }
      return new SubscriptionVault(
          keyset.build().getPrimitive(RegistryConfiguration.get(), Aead.class));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the keys for credentials are unusable", e);
    }
  }

  public SealedSubscription seal(SubscriptionInformation subscription, Binding binding) {
    byte[] plain = SubscriptionBytes.of(subscription);
    try {
      return new SealedSubscription(
          SubscriptionBytes.SCHEMA_VERSION,
          aead.encrypt(plain, binding.associatedData(SubscriptionBytes.SCHEMA_VERSION)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the credentials were not encrypted", e);
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
    byte[] plain;
    try {
      plain =
          aead.decrypt(
              subscription.ciphertext(), binding.associatedData(subscription.schemaVersion()));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("credentials do not open for this activation", e);
    }
    try {
      return SubscriptionBytes.read(plain);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  @AccessesPartialKey
  private static AesGcmKey key(int number, byte[] bytes) throws GeneralSecurityException {
    if (bytes.length != KEY_BYTES) {
      throw new IllegalArgumentException("key " + number + " must have 32 bytes");
    }
    AesGcmParameters parameters =
        AesGcmParameters.builder()
            .setKeySizeBytes(KEY_BYTES)
            .setIvSizeBytes(12)
            .setTagSizeBytes(16)
            .setVariant(AesGcmParameters.Variant.TINK)
            .build();
    return AesGcmKey.builder()
        .setParameters(parameters)
        .setKeyBytes(SecretBytes.copyFrom(bytes, InsecureSecretKeyAccess.get()))
        .setIdRequirement(number)
        .build();
  }
}
