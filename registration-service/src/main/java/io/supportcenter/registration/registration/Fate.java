package io.supportcenter.registration.registration;

/** What became of a registered device. */
public enum Fate {
  STOLEN,
  END_OF_LIFE,
  USER_ERASED
}
