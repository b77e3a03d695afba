package io.supportcenter.activation.activation;

import io.supportcenter.kit.values.Actor;
import java.time.Instant;

/**
 * What somebody has commanded since the request, and who.
 *
 * @param at when it was carried out
 */
public record ActivationCommand(Kind kind, Actor actor, Instant at) {

  /** What was commanded. */
  public enum Kind {
    CANCEL,
    DEACTIVATE,
    RESEND_SIGNAL
  }
}
