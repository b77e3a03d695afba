package io.supportcenter.activation.provider;

import io.supportcenter.kit.values.Text;

/** A company that provides services, known by the directory of providers. */
public record ProviderId(String value) {
  public ProviderId {
    Text.require("a provider id", value, 64);
  }

  @Override
  public String toString() {
    return value;
  }
}
