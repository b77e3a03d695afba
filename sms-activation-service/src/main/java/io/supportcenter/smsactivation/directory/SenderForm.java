package io.supportcenter.smsactivation.directory;

/** What a gateway means by a sender that has neither + nor 00 before it. */
public enum SenderForm {
  /**
   * A number as it is dialled in the gateway's region or, when it is none there, with its country
   * code.
   */
  NATIONAL,
  /** A number with its country code. */
  INTERNATIONAL
}
