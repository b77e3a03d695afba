package io.supportcenter.activation.provider;

import io.supportcenter.activation.text.ShortText;

/** A service at its provider, by the provider's id. */
public record ServiceId(String value) {
  public ServiceId {
    ShortText.check("a service id", value, 255);
  }

  @Override
  public String toString() {
    return value;
  }
}
