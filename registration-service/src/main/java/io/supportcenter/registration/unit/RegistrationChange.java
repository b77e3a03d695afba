package io.supportcenter.registration.unit;

/** A step of a registration to what was decided. */
public record RegistrationChange(
    Registration before, Registration after, RegistrationDecision decision) {
  /** Whether there is anything to store. */
  public boolean isChange() {
    return !before.equals(after);
  }

  /** Whether there is an event to publish. */
  public boolean isNews() {
    return before.version() != after.version() || before.assetVersion() != after.assetVersion();
  }
}
