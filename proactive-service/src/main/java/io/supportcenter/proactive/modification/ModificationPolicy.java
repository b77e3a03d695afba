package io.supportcenter.proactive.modification;

import java.util.Optional;

/** Decides what becomes of an open modification when the need for it is looked at again. */
public final class ModificationPolicy {

  private ModificationPolicy() {}

  /**
   * @param open the modification not decided yet for the same cause and target
   * @param need empty when the target can stay as it is
   */
  public static ModificationStep step(Optional<Modification> open, Optional<Need> need) {
    if (open.isEmpty()) {
      return need.<ModificationStep>map(ModificationStep.Open::new)
          .orElseGet(ModificationStep.Nothing::new);
    }
    Modification before = open.get();
    if (need.isEmpty()) {
      return new ModificationStep.Withdraw(before);
    }
    return need.get().isAnsweredLike(before.need())
        ? new ModificationStep.Nothing()
        : new ModificationStep.QuoteAgain(before.with(need.get()).quotedAgain());
  }
}
