package io.supportcenter.activation.activation;

import java.util.List;

/** What an occurrence makes of an activation, and what has to be done because of it. */
public record Decision(Activation before, Activation after, List<Need> needs) {

  public Decision {
    needs = List.copyOf(needs);
  }

  static Decision none(Activation activation) {
    return new Decision(activation, activation, List.of());
  }

  /** The same, counted from an earlier form of the activation. */
  Decision from(Activation earlier) {
    return new Decision(earlier, after, needs);
  }

  public boolean isChange() {
    return !before.equals(after);
  }

  /** Whether an event tells of it. */
  public boolean isNews() {
    return after.version() > before.version();
  }
}
