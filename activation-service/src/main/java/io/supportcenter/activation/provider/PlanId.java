package io.supportcenter.activation.provider;

/** A plan that users subscribe to, as its provider names it. */
public record PlanId(String value) {
  public PlanId {
    if (value.isBlank() || value.length() > 64) {
      throw new IllegalArgumentException("a plan id has 1 to 64 characters");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
