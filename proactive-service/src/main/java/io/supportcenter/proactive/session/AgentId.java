package io.supportcenter.proactive.session;

import io.supportcenter.kit.values.Text;

/** A support agent. */
public record AgentId(String value) {

  public AgentId {
    Text.require("an agent id", value, 64);
  }

  @Override
  public String toString() {
    return value;
  }
}
