package io.supportcenter.smsactivation.budget;

/** What has a budget. */
public enum Scope {
  /** Replies in all. */
  REPLIES,
  /** Replies from a short code. */
  REPLIES_SHORT_CODE,
  /** Replies to phone numbers that begin alike. */
  REPLIES_PREFIX,
  /** Replies to messages with a code of a batch's cards. */
  REPLIES_BATCH,
  /** Wrong codes in all. */
  GUESSES,
  /** Wrong codes sent to a short code. */
  GUESSES_SHORT_CODE,
  /** Codes of a batch's cards, from a wrong phone or to a wrong short code. */
  GUESSES_BATCH
}
