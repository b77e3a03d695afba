package io.supportcenter.activation.device;

import io.supportcenter.activation.text.ShortText;

/** A device's id in the user asset store. */
public record AssetId(String value) {
  public AssetId {
    ShortText.check("an asset id", value, 64);
  }

  @Override
  public String toString() {
    return value;
  }
}
