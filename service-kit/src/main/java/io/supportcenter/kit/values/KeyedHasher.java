package io.supportcenter.kit.values;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Hashes for storing under the current key and for finding under every live one, so that keys can
 * be changed while hashes of older ones are stored. Safe for use by several threads.
 *
 * <p>What is hashed has parts, for example a kind and a value, so that a value of one kind never
 * has the hash of another kind's.
 */
public final class KeyedHasher {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES_MIN = 32;
  private static final String BORDER = "|";

  private final SortedMap<Integer, SecretKeySpec> keys = new TreeMap<>();
  private final int current;

  /**
   * @throws IllegalArgumentException when a key has less than 32 bytes
   */
  public KeyedHasher(VersionedKeys keys) {
    keys.versions().forEach(version -> this.keys.put(version, key(keys.key(version))));
    current = keys.current();
  }

  /**
   * The hash under which something is stored.
   *
   * @param parts only the last one may contain {@code |}, which separates them
   */
  public KeyedHash toStore(String... parts) {
    return hash(current, text(parts));
  }

  /** The hashes under which it may have been stored, that of the current key first. */
  public List<KeyedHash> toFind(String... parts) {
    String text = text(parts);
    Stream<Integer> others = keys.keySet().stream().filter(version -> version != current);
    return Stream.concat(Stream.of(current), others).map(version -> hash(version, text)).toList();
  }

  private KeyedHash hash(int version, String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(keys.get(version));
      return new KeyedHash(
          version, HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8))));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  private static String text(String... parts) {
    for (int i = 0; i < parts.length - 1; i++) {
      if (parts[i].contains(BORDER)) {
        throw new IllegalArgumentException("only the last part may contain " + BORDER);
      }
    }
    return String.join(BORDER, parts);
  }

  private static SecretKeySpec key(byte[] bytes) {
    if (bytes.length < KEY_BYTES_MIN) {
      throw new IllegalArgumentException(
          "a key for hashing must have at least " + KEY_BYTES_MIN + " bytes");
    }
    return new SecretKeySpec(bytes, ALGORITHM);
  }
}
