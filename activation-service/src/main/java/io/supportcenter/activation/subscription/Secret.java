package io.supportcenter.activation.subscription;

/** A text that must not be seen: only {@link #reveal} shows it. */
public final class Secret {

  private final String value;

  public Secret(String value) {
    this.value = value;
  }

  /** For the provider only. */
  public String reveal() {
    return value;
  }

  @Override
  public String toString() {
    return "***";
  }
}
