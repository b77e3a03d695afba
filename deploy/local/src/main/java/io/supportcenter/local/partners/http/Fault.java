package io.supportcenter.local.partners.http;

/** What happens to one request on purpose. */
sealed interface Fault {

  record None() implements Fault {}

  /** The connection is closed at once, and nothing is done. */
  record Down() implements Fault {}

  /** The request gets this status instead of an answer; {@code retryAfter} may be null. */
  record Fail(int status, Integer retryAfter) implements Fault {}

  /** The work is done, and the connection closed without an answer. */
  record DropAnswer() implements Fault {}
}
