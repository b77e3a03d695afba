package io.supportcenter.kit.audit;

/** What became of what staff tried. */
public enum AuditOutcome {
  /** It was done, or shown. */
  DONE,
  /** It was refused, or failed: nothing was changed or shown. */
  REFUSED
}
