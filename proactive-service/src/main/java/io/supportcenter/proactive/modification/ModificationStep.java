package io.supportcenter.proactive.modification;

import java.util.Optional;

/** What becomes of the modifications of an activity when its need is looked at again. */
public sealed interface ModificationStep {

  /** A new one: options are to be asked for. */
  record Open(Need need) implements ModificationStep {}

  /** The need is another: options are to be asked for again. */
  record QuoteAgain(Modification after) implements ModificationStep {}

  /** No longer needed; offers made are to be taken back. */
  record Withdraw(Modification before) implements ModificationStep {}

  record Nothing() implements ModificationStep {}

  /**
   * What becomes of an open modification when the need for it is looked at again.
   *
   * @param open the modification not decided yet for the same cause and target
   * @param need empty when the target can stay as it is
   */
  static ModificationStep of(Optional<Modification> open, Optional<Need> need) {
    if (open.isEmpty()) {
      return need.<ModificationStep>map(Open::new).orElseGet(Nothing::new);
    }
    Modification before = open.get();
    if (need.isEmpty()) {
      return new Withdraw(before);
    }
    return need.get().isAnsweredLike(before.need())
        ? new Nothing()
        : new QuoteAgain(before.with(need.get()).quotedAgain());
  }
}
