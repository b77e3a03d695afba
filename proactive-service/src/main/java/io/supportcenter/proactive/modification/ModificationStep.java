package io.supportcenter.proactive.modification;

import io.supportcenter.proactive.relation.Danger;
import java.util.Optional;

/** What becomes of the modifications of an activity when its need is looked at again. */
public sealed interface ModificationStep {

  /** A new one: options are to be asked for. */
  record Open(Danger danger) implements ModificationStep {}

  /** The need is another: options are to be asked for again. */
  record QuoteAgain(Modification after) implements ModificationStep {}

  /** No longer needed; offers made are to be taken back. */
  record Withdraw(Modification before) implements ModificationStep {}

  /** Because of another activity now, and offers made still help. */
  record Note(Modification after) implements ModificationStep {}

  record Nothing() implements ModificationStep {}

  /**
   * What becomes of an open modification when the need for it is looked at again.
   *
   * @param open the modification not decided yet for the same target
   * @param danger empty when the target can stay as it is
   */
  static ModificationStep of(Optional<Modification> open, Optional<Danger> danger) {
    if (open.isEmpty()) {
      return danger.<ModificationStep>map(Open::new).orElseGet(Nothing::new);
    }
    Modification before = open.get();
    if (danger.isEmpty()) {
      return new Withdraw(before);
    }
    Modification after = before.dueTo(danger.get().cause(), Need.of(danger.get()));
    if (!after.need().isAnsweredLike(before.need())) {
      return new QuoteAgain(before.quotedAgain(after.cause(), after.need()));
    }
    return after.cause().equals(before.cause()) ? new Nothing() : new Note(after);
  }
}
