package io.supportcenter.activation.provider;

import io.supportcenter.kit.values.Text;

/** A plan that users subscribe to, as its provider names it. */
public record PlanId(String value) {
  public PlanId {
    Text.require("a plan id", value, 64);
  }

  @Override
  public String toString() {
    return value;
  }
}
