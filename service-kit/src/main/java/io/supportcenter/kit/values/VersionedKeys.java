package io.supportcenter.kit.values;

import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Secret keys by version, of which one is current: it makes what is new, while the others still
 * find or open what they made. So a key can be changed without an interruption.
 */
public final class VersionedKeys {

  private final SortedMap<Integer, byte[]> keys;
  private final int current;

  private VersionedKeys(SortedMap<Integer, byte[]> keys, int current) {
    if (!keys.containsKey(current)) {
      throw new IllegalArgumentException("there is no key of the current version " + current);
    }
    this.keys = keys;
    this.current = current;
  }

  /**
   * Keys as a configuration lists them; the highest version is current. The configuration has to
   * read them as plain texts: a converter's error would show the key.
   *
   * @param texts each {@code version:base64}
   * @throws IllegalArgumentException when there is none, one is written differently, or two have
   *     the same version; it does not show the keys
   */
  public static VersionedKeys parse(List<String> texts) {
    SortedMap<Integer, byte[]> keys = new TreeMap<>();
    for (String text : texts) {
      Map.Entry<Integer, byte[]> key = read(text);
      if (keys.put(key.getKey(), key.getValue()) != null) {
        throw new IllegalArgumentException("there are two keys of the version " + key.getKey());
      }
    }
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("there must be at least one key");
    }
    return new VersionedKeys(keys, keys.lastKey());
  }

  /**
   * The same keys with another current one, so that every instance can know a new key before the
   * first one uses it.
   *
   * @throws IllegalArgumentException when there is no key of that version
   */
  public VersionedKeys withCurrent(int version) {
    return new VersionedKeys(keys, version);
  }

  public int current() {
    return current;
  }

  /** In ascending order. */
  public Set<Integer> versions() {
    return Collections.unmodifiableSet(keys.keySet());
  }

  /**
   * @throws IllegalArgumentException when there is no key of that version
   */
  public byte[] key(int version) {
    byte[] key = keys.get(version);
    if (key == null) {
      throw new IllegalArgumentException("there is no key of the version " + version);
    }
    return key.clone();
  }

  /** Without the keys. */
  @Override
  public String toString() {
    return "keys of the versions " + keys.keySet() + ", current " + current;
  }

  private static Map.Entry<Integer, byte[]> read(String text) {
    int colon = Math.max(0, text.indexOf(':'));
    try {
      return Map.entry(
          Integer.parseInt(text.substring(0, colon).strip()),
          Base64.getDecoder().decode(text.substring(colon + 1).strip()));
    } catch (IllegalArgumentException _) {
      throw new IllegalArgumentException("a key must be written version:base64");
    }
  }
}
