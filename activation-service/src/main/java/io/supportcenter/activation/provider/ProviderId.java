package io.supportcenter.activation.provider;

/** A company that provides services, known by the directory of providers. */
public record ProviderId(String value) {
  public ProviderId {
    if (value.isBlank() || value.length() > 64) {
      throw new IllegalArgumentException("a provider id has 1 to 64 characters");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
