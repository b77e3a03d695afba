package io.supportcenter.registration.unit.reading;

/** What became of a registered device. */
public enum Disposition {
  STOLEN,
  END_OF_LIFE,
  USER_ERASED,
  /** Somebody had claimed what belongs to the buyer whom the receipt names. */
  OTHER_BUYER
}
