package io.supportcenter.activation.subscription;

/** A text that must not be seen: it shows itself only to who asks for it by name. */
public final class Secret {

  private final String value;

  public Secret(String value) {
    this.value = value;
  }

  /** For the provider, and for nobody else. */
  public String reveal() {
    return value;
  }

  @Override
  public String toString() {
    return "***";
  }
}
