package io.supportcenter.activation.device;

/** A device's id in the user asset store. */
public record AssetId(String value) {
  public AssetId {
    if (value.isBlank() || value.length() > 64) {
      throw new IllegalArgumentException("an asset id has 1 to 64 characters");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
