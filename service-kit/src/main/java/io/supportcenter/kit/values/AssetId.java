package io.supportcenter.kit.values;

/** A device or a reservation in the user asset store; one that is a UUID in small letters. */
public record AssetId(String value) implements Comparable<AssetId> {

  public static final int LENGTH_MAX = 64;

  public AssetId {
    value = Uuids.canonical(Text.require("an asset id", value, LENGTH_MAX));
  }

  @Override
  public int compareTo(AssetId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
