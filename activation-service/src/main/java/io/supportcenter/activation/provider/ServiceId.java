package io.supportcenter.activation.provider;

/** A service at its provider, by the provider's id. */
public record ServiceId(String value) {
  public ServiceId {
    if (value.isBlank() || value.length() > 255) {
      throw new IllegalArgumentException("a service id has 1 to 255 characters");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
