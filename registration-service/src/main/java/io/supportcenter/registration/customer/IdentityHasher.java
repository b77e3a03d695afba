package io.supportcenter.registration.customer;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Hashes identities for storing under the current key and for looking up under every live one, so
 * that keys can be changed while old hashes are still there. Safe for use by several threads.
 */
public final class IdentityHasher {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int MIN_KEY_BYTES = 32;

  private final Map<Integer, SecretKeySpec> keys = new TreeMap<>();
  private final int current;

  /**
   * @param keys secret bytes (at least 32) by version
   * @throws IllegalArgumentException when a key is too short or the current version has none
   */
  public IdentityHasher(Map<Integer, byte[]> keys, int current) {
    keys.forEach((version, bytes) -> this.keys.put(version, key(bytes)));
    if (!keys.containsKey(current)) {
      throw new IllegalArgumentException("no key for the current version " + current);
    }
    this.current = current;
  }

  /** The hash under which an identity is stored. */
  public IdentityHash hashToStore(Identity identity) {
    return hash(current, identity);
  }

  /** The hashes under which an identity may have been stored. */
  public List<IdentityHash> hashesToFind(Identity identity) {
    return keys.keySet().stream().map(version -> hash(version, identity)).toList();
  }

  private IdentityHash hash(int version, Identity identity) {
    String text = identity.kind() + "|" + identity.scope() + "|" + identity.value();
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(keys.get(version));
      return new IdentityHash(
          version, HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8))));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  private static SecretKeySpec key(byte[] bytes) {
    if (bytes.length < MIN_KEY_BYTES) {
      throw new IllegalArgumentException(
          "an identity key has at least " + MIN_KEY_BYTES + " bytes");
    }
    return new SecretKeySpec(bytes, ALGORITHM);
  }
}
