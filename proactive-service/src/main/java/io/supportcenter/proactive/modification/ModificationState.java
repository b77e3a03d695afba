package io.supportcenter.proactive.modification;

import io.supportcenter.proactive.offer.OfferOption;
import io.supportcenter.proactive.offer.OptionKind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** How far a possible modification has come. What can happen next is a method of the state. */
public sealed interface ModificationState {

  default Code code() {
    return switch (this) {
      case Quoting _ -> Code.QUOTING;
      case Offered _ -> Code.OFFERED;
      case NeedsAgent _ -> Code.NEEDS_AGENT;
      case Rescheduling _ -> Code.RESCHEDULING;
      case Rescheduled _ -> Code.RESCHEDULED;
      case Kept _ -> Code.KEPT;
      case Withdrawn _ -> Code.WITHDRAWN;
    };
  }

  /** The states' names for storage and answers. */
  enum Code {
    QUOTING,
    OFFERED,
    NEEDS_AGENT,
    RESCHEDULING,
    RESCHEDULED,
    KEPT,
    WITHDRAWN
  }

  /** Not decided yet: what changes at the first activity changes this. */
  sealed interface Open extends ModificationState {

    /** The need is gone, for example because the delay is. */
    default Withdrawn withdraw() {
      return new Withdrawn();
    }

    /** For another reason. */
    default Quoting quoteAnew() {
      return new Quoting();
    }

    /** Earlier offers no longer hold. */
    default Quoting quoteAgain() {
      return quoteAnew();
    }
  }

  /** The customer decided. */
  sealed interface Decided extends ModificationState {

    Decision decision();
  }

  /**
   * The vendor was asked for options.
   *
   * @param before what the customer was offered for the same need; empty when nothing was
   */
  record Quoting(List<OfferOption> before) implements Open {

    public Quoting {
      before = before == null ? List.of() : List.copyOf(before);
    }

    public Quoting() {
      this(List.of());
    }

    /** No message without at least one option: then it is a case for an agent. */
    public Open quoted(List<OfferOption> options) {
      return options.isEmpty()
          ? new NeedsAgent(NeedsAgent.Reason.NO_OPTIONS)
          : new Offered(options);
    }

    /** Whether the customer gets the same as before, whatever its offers are called. */
    public boolean isSameAs(Offered offered) {
      return before.size() == offered.options().size()
          && IntStream.range(0, before.size())
              .allMatch(i -> before.get(i).isSameAs(offered.options().get(i)));
    }

    @Override
    public Quoting quoteAgain() {
      return this;
    }

    public NeedsAgent notQuoted(NeedsAgent.Reason reason) {
      return new NeedsAgent(reason);
    }
  }

  /** The customer was offered options. */
  record Offered(List<OfferOption> options) implements Open {

    public Offered {
      options = List.copyOf(options);
      if (options.isEmpty()) {
        throw new IllegalArgumentException("nothing is offered without an option");
      }
    }

    /** The same options under the ids that they had, as the customer knows them. */
    public Offered withIdsOf(List<OfferOption> before) {
      return new Offered(
          IntStream.range(0, options.size())
              .mapToObj(i -> options.get(i).withId(before.get(i).optionId()))
              .toList());
    }

    @Override
    public Quoting quoteAgain() {
      return new Quoting(options);
    }

    public DecisionResult decide(String optionId, Instant now, DecidedBy decider) {
      return options.stream()
          .filter(option -> option.optionId().equals(optionId))
          .findFirst()
          .map(option -> decide(option, now, decider))
          .orElseGet(() -> new DecisionResult.Refused(DecisionResult.Reason.OPTION_NOT_OFFERED));
    }

    private DecisionResult decide(OfferOption option, Instant now, DecidedBy decider) {
      if (!option.isValidAt(now)) {
        return new DecisionResult.Refused(DecisionResult.Reason.OPTION_EXPIRED);
      }
      Decision decision = new Decision(option, decider.sessionId(), decider.user(), now);
      return option.kind() == OptionKind.KEEP
          ? new DecisionResult.Keep(new Kept(decision))
          : new DecisionResult.Reschedule(new Rescheduling(decision, decider.rescheduleId()));
    }
  }

  /** Nothing can be offered to the customer directly. */
  record NeedsAgent(Reason reason) implements Open {

    public enum Reason {
      NO_OPTIONS,
      VENDOR_NOT_KNOWN,
      VENDOR_REFUSED,
      /** It has not answered in the time that there is; what it answers later still counts. */
      VENDOR_SILENT,
      /** What the vendor changed is to be found out. */
      CHANGE_UNCLEAR,
      /** It was changed twice as the customer decided, and still does not fit. */
      CHANGED_IN_VAIN
    }
  }

  /**
   * The vendor was asked to do what the customer decided. Its answer may be lost: it is asked.
   *
   * @param rescheduleId the same over all attempts, so that the vendor does it once
   */
  record Rescheduling(Decision decision, UUID rescheduleId) implements Decided {

    public Rescheduled confirmed(Confirmation confirmation) {
      return new Rescheduled(decision, confirmation);
    }

    /** Refused, and another modification for the same reason is under way already. */
    public Withdrawn superseded() {
      return new Withdrawn();
    }

    /** The vendor never said, and the activity is over. */
    public Withdrawn unanswered() {
      return new Withdrawn();
    }

    public Open refused(Refusal refusal) {
      return refusal.mayQuoteAgain()
          ? new Quoting()
          : new NeedsAgent(NeedsAgent.Reason.VENDOR_REFUSED);
    }
  }

  record Rescheduled(Decision decision, Confirmation confirmation) implements Decided {}

  /** The customer decided to leave the activity as it is. */
  record Kept(Decision decision) implements Decided {}

  /** No longer needed. */
  record Withdrawn() implements ModificationState {}
}
