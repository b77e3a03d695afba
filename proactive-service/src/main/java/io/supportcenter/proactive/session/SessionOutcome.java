package io.supportcenter.proactive.session;

/** How a live session ended. */
public enum SessionOutcome {
  CLOSED,
  /** The user left before an agent came. */
  ABANDONED,
  /** No agent came in time. */
  TIMED_OUT,
  /** The asset it was to be about is not in the user's asset store. */
  ASSET_NOT_REGISTERED
}
