package io.supportcenter.proactive.activity;

/** What is to be expected of an activity, as its vendor told last. */
public sealed interface Outlook {

  record AsBooked() implements Outlook {}

  /** At other times. */
  record Moved(Schedule schedule) implements Outlook {}

  /** Ends at another place. */
  record Diverted(Schedule schedule) implements Outlook {}

  record Cancelled() implements Outlook {}
}
