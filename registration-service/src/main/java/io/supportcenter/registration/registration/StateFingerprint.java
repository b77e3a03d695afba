package io.supportcenter.registration.registration;

/** A short text that differs when the published content of two states differs. */
final class StateFingerprint {
  private StateFingerprint() {}

  static String of(RegistrationState state) {
    return state.code().name();
  }
}
