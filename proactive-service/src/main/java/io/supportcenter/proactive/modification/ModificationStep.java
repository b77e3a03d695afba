package io.supportcenter.proactive.modification;

/** What becomes of the modifications of an activity when its need is looked at again. */
public sealed interface ModificationStep {

  /** A new one: options are to be asked for. */
  record Open(Need need) implements ModificationStep {}

  /** The need is another: options are to be asked for again. */
  record QuoteAgain(Modification after) implements ModificationStep {}

  /** No longer needed; offers made are to be taken back. */
  record Withdraw(Modification before) implements ModificationStep {}

  record Nothing() implements ModificationStep {}
}
