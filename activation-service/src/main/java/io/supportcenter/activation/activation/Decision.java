package io.supportcenter.activation.activation;

import java.util.List;

/** What a trigger makes of an activation, and what has to be done because of it. */
public record Decision(Activation before, Activation after, List<FollowUp> followUps) {

  public Decision {
    followUps = List.copyOf(followUps);
  }

  /** The same, seen from an earlier form of the activation. */
  Decision from(Activation earlier) {
    return new Decision(earlier, after, followUps);
  }

  public boolean isChange() {
    return !before.equals(after);
  }

  /** Whether it is published. */
  public boolean isNews() {
    return after.version() > before.version();
  }
}
