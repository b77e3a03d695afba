package io.supportcenter.activation.provider;

import io.supportcenter.kit.values.Text;

/** A service at its provider, by the provider's id. */
public record ServiceId(String value) {

  public static final int LENGTH_MAX = 255;

  public ServiceId {
    Text.require("a service id", value, LENGTH_MAX);
  }

  @Override
  public String toString() {
    return value;
  }
}
