package io.supportcenter.activation.provider;

import io.supportcenter.activation.text.ShortText;

/** A company that provides services, known by the directory of providers. */
public record ProviderId(String value) {
  public ProviderId {
    ShortText.check("a provider id", value, 64);
  }

  @Override
  public String toString() {
    return value;
  }
}
