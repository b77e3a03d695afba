package io.supportcenter.proactive.session;

/** A support agent. */
public record AgentId(String value) {

  public AgentId {
    if (value.isBlank() || value.length() > 64) {
      throw new IllegalArgumentException("an agent id has 1 to 64 characters");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
