package io.supportcenter.registration.registration;

/**
 * A step of a registration.
 *
 * @param state the state after it
 */
public record RegistrationChange(Registration before, Registration after, RegistrationState state) {
  /** Whether there is anything to store. */
  public boolean isChange() {
    return !before.equals(after);
  }
}
