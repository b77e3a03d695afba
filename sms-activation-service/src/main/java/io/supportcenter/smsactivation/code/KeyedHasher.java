package io.supportcenter.smsactivation.code;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Hashes under the current pepper for storing, and under every live one for finding, so that the
 * pepper can be changed while cards of the old one are still in shops. Safe for use by several
 * threads.
 */
public final class KeyedHasher {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int PEPPER_BYTES_MIN = 32;

  /** Keeps hashes of one kind of text from being taken for those of another. */
  private enum Kind {
    PASS_CODE,
    SENDER
  }

  private final Map<Integer, SecretKeySpec> peppers = new TreeMap<>();
  private final int current;

  /**
   * @param peppers secret bytes (at least 32) by version
   * @throws IllegalArgumentException when a pepper is too short or the current version has none
   */
  public KeyedHasher(Map<Integer, byte[]> peppers, int current) {
    peppers.forEach((version, bytes) -> this.peppers.put(version, pepper(bytes)));
    if (!peppers.containsKey(current)) {
      throw new IllegalArgumentException("no pepper for the current version " + current);
    }
    this.current = current;
  }

  /** The hash under which a newly issued code is stored. */
  public KeyedHash toStore(PassCode code) {
    return hash(current, Kind.PASS_CODE, code.canonical());
  }

  /** The hashes under which a code may have been stored. */
  public List<KeyedHash> toFind(PassCode code) {
    return peppers.keySet().stream()
        .map(version -> hash(version, Kind.PASS_CODE, code.canonical()))
        .toList();
  }

  /** The hashes under which a sender is remembered, and was. */
  public SenderHashes ofSender(String e164) {
    return new SenderHashes(
        hash(current, Kind.SENDER, e164),
        peppers.keySet().stream()
            .filter(version -> version != current)
            .map(version -> hash(version, Kind.SENDER, e164))
            .toList());
  }

  private KeyedHash hash(int version, Kind kind, String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(peppers.get(version));
      byte[] bytes = (kind + "|" + text).getBytes(StandardCharsets.UTF_8);
      return new KeyedHash(version, HexFormat.of().formatHex(mac.doFinal(bytes)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  private static SecretKeySpec pepper(byte[] bytes) {
    if (bytes.length < PEPPER_BYTES_MIN) {
      throw new IllegalArgumentException("a pepper has at least " + PEPPER_BYTES_MIN + " bytes");
    }
    return new SecretKeySpec(bytes, ALGORITHM);
  }
}
