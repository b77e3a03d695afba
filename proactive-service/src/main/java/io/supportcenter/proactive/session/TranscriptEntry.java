package io.supportcenter.proactive.session;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A line of a session's transcript; never changed once written.
 *
 * @param number from 1
 * @param author id of the user or agent; empty for the system
 * @param modificationId of a proposal or decision
 * @param optionId of a proposal or decision
 */
public record TranscriptEntry(
    long number,
    Instant at,
    Author role,
    Optional<String> author,
    Kind kind,
    String text,
    Optional<UUID> modificationId,
    Optional<String> optionId) {

  public enum Author {
    USER,
    AGENT,
    SYSTEM
  }

  public enum Kind {
    TEXT,
    /** An agent recommends an option. */
    PROPOSAL,
    /** The customer decided; recorded here and nowhere else first. */
    DECISION,
    /** What became of the session or of the decision. */
    NOTE
  }
}
