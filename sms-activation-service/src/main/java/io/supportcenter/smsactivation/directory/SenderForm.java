package io.supportcenter.smsactivation.directory;

/** What a gateway means by a sender that has neither + nor 00 before it. */
public enum SenderForm {
  /** A number as it is dialled in the gateway's region. */
  NATIONAL,
  /** A number with its country code. */
  INTERNATIONAL
}
