package io.supportcenter.smsactivation.activation.intake;

/** What became of a reply; the same names in metrics. */
enum ReplyOutcome {
  SENT,
  /** The message was not sent to a number of our cards. */
  NOT_OUR_SHORT_CODE,
  /** Too many replies were sent to numbers with this prefix, from this short code, or in all. */
  OVER_BUDGET
}
