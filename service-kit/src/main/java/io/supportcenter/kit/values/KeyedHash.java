package io.supportcenter.kit.values;

import java.util.Comparator;

/**
 * What is stored of a secret or of personal data: it can be found again but not read. The order is
 * one in which rows can be locked.
 *
 * @param keyVersion the version of the key it was made with
 * @param hex HMAC-SHA-256, 64 lower-case hexadecimal digits
 */
public record KeyedHash(int keyVersion, String hex) implements Comparable<KeyedHash> {

  private static final Comparator<KeyedHash> ORDER =
      Comparator.comparingInt(KeyedHash::keyVersion).thenComparing(KeyedHash::hex);

  @Override
  public int compareTo(KeyedHash other) {
    return ORDER.compare(this, other);
  }
}
