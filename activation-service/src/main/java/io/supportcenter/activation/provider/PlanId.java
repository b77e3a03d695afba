package io.supportcenter.activation.provider;

import io.supportcenter.activation.text.ShortText;

/** A plan that users subscribe to, as its provider names it. */
public record PlanId(String value) {
  public PlanId {
    ShortText.check("a plan id", value, 64);
  }

  @Override
  public String toString() {
    return value;
  }
}
