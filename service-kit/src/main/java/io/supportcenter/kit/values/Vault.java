package io.supportcenter.kit.values;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

/**
 * Seals what is stored and must not be read where it is stored (AES-256-GCM by Tink). What is
 * sealed is bound to its place, a text: moved to another one, it does not open. Safe for use by
 * several threads.
 */
public final class Vault {

  private static final int KEY_BYTES = 32;

  /** Of Tink's own output prefix, which names the key. */
  private static final byte TINK = 1;

  private final Aead aead;
  private final int current;

  private Vault(Aead aead, int current) {
    this.aead = aead;
    this.current = current;
  }

  /**
   * A vault with these keys.
   *
   * @param keys 32 bytes each; the current one seals, the others only open
   * @throws IllegalArgumentException when a key has another length
   */
  public static Vault of(VersionedKeys keys) {
    try {
      AeadConfig.register();
      KeysetHandle.Builder keyset = KeysetHandle.newBuilder();
      for (int version : keys.versions()) {
        KeysetHandle.Builder.Entry entry =
            KeysetHandle.importKey(key(version, keys.key(version))).withFixedId(version);
        keyset.addEntry(version == keys.current() ? entry.makePrimary() : entry);
      }
      return new Vault(
          keyset.build().getPrimitive(RegistryConfiguration.get(), Aead.class), keys.current());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the vault's keys are unusable", e);
    }
  }

  public byte[] seal(byte[] plain, String place) {
    try {
      return aead.encrypt(plain, place.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("was not sealed", e);
    }
  }

  /** A text, as base64. */
  public String seal(String plain, String place) {
    byte[] sealed = seal(plain.getBytes(StandardCharsets.UTF_8), place);
    return Base64.getEncoder().encodeToString(sealed);
  }

  /**
   * Opens what was sealed for the same place.
   *
   * @throws IllegalArgumentException when it was sealed for another one, was tampered with, or its
   *     key is missing
   */
  public byte[] open(byte[] sealed, String place) {
    try {
      return aead.decrypt(sealed, place.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("does not open with the vault's keys in this place", e);
    }
  }

  /**
   * The same of a text.
   *
   * @throws IllegalArgumentException as above
   */
  public String open(String sealed, String place) {
    return new String(open(Base64.getDecoder().decode(sealed), place), StandardCharsets.UTF_8);
  }

  /** The bytes with which everything begins that the current key has sealed. */
  public byte[] currentPrefix() {
    return ByteBuffer.allocate(1 + Integer.BYTES).put(TINK).putInt(current).array();
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
