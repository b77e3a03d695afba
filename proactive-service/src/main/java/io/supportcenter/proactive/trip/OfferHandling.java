package io.supportcenter.proactive.trip;

import io.supportcenter.proactive.activity.Activity;
import io.supportcenter.proactive.activity.ActivityStatus;
import io.supportcenter.proactive.message.MessageDraft;
import io.supportcenter.proactive.modification.Confirmation;
import io.supportcenter.proactive.modification.DecidedBy;
import io.supportcenter.proactive.modification.DecisionResult;
import io.supportcenter.proactive.modification.Modification;
import io.supportcenter.proactive.modification.ModificationId;
import io.supportcenter.proactive.modification.ModificationState.NeedsAgent;
import io.supportcenter.proactive.modification.ModificationState.Offered;
import io.supportcenter.proactive.modification.ModificationState.Open;
import io.supportcenter.proactive.modification.ModificationState.Quoting;
import io.supportcenter.proactive.modification.ModificationState.Rescheduling;
import io.supportcenter.proactive.modification.NeedPolicy;
import io.supportcenter.proactive.modification.Refusal;
import io.supportcenter.proactive.modification.RescheduleNews;
import io.supportcenter.proactive.modification.RescheduleNews.Requested;
import io.supportcenter.proactive.offer.OfferOption;
import io.supportcenter.proactive.offer.OptionKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** What vendors answer and customers decide about a trip's modifications, while it is folded. */
public final class OfferHandling {

  private final TripModifications modifications;
  private final NeedPolicy needs;
  private final List<RescheduleNews> news = new ArrayList<>();

  OfferHandling(TripModifications modifications, NeedPolicy needs) {
    this.modifications = modifications;
    this.needs = needs;
  }

  /** The vendor's options; void when another question has been asked since. */
  public void quoted(ModificationId id, int revision, List<OfferOption> options) {
    answered(id, revision, quoting -> quoting.quoted(options));
  }

  public void notQuoted(ModificationId id, int revision, NeedsAgent.Reason reason) {
    answered(id, revision, quoting -> quoting.notQuoted(reason));
  }

  private void answered(ModificationId id, int revision, Function<Quoting, Open> answer) {
    modifications
        .find(id)
        .filter(m -> m.revision() == revision)
        .ifPresent(before -> {
          if (before.state() instanceof Quoting quoting) {
            answered(before, answer.apply(quoting));
          }
        });
  }

  /** Without options it is a case for an agent: a message only when there were options before. */
  private void answered(Modification before, Open next) {
    switch (next) {
      case Offered(var options) -> {
        Activity cause = modifications.activity(before.cause()).orElseThrow();
        modifications.say(before.in(next), modifications.message(before).offered(cause, options));
      }
      case NeedsAgent _, Quoting _ when before.message().isEmpty() ->
          modifications.put(before.in(next));
      case NeedsAgent _, Quoting _ ->
          modifications.say(before.in(next), modifications.message(before).nothingOffered());
    }
  }

  /** Empty when there is nothing to decide. */
  public Optional<DecisionResult> decide(
      ModificationId id, String optionId, Instant now, DecidedBy decider) {
    Optional<Modification> found = modifications.find(id);
    if (found.isEmpty() || !(found.get().state() instanceof Offered offered)) {
      return Optional.empty();
    }
    DecisionResult result = offered.decide(optionId, now, decider);
    take(found.get(), result);
    return Optional.of(result);
  }

  private void take(Modification before, DecisionResult result) {
    switch (result) {
      case DecisionResult.Refused _ -> {}
      case DecisionResult.Keep(var kept) -> modifications.put(before.in(kept));
      case DecisionResult.Reschedule(var rescheduling) -> {
        Modification after = before.in(rescheduling);
        Activity target = modifications.activity(before.target()).orElseThrow();
        modifications.put(after);
        news.add(new Requested(after, target, rescheduling));
      }
    }
  }

  /**
   * The vendor did it.
   *
   * @return the target as it is to be expected now
   */
  public Optional<Activity> confirmed(
      ModificationId id, UUID rescheduleId, Confirmation confirmation) {
    return requested(id, rescheduleId).map(request -> confirmed(request, confirmation));
  }

  private Activity confirmed(Requested request, Confirmation answered) {
    Activity target = request.target();
    Confirmation confirmation = completed(request, answered);
    MessageDraft third = modifications.message(request.modification()).rescheduled(answered);
    Modification after =
        modifications.say(request.modification().in(request.state().confirmed(answered)), third);
    news.add(new RescheduleNews.Confirmed(after, target, request.state(), confirmation));
    return target.with(
        confirmation.cancelled()
            ? new ActivityStatus.Cancelled()
            : new ActivityStatus.Moved(confirmation.schedule()));
  }

  /**
   * A vendor that agrees to a late arrival waits at least for the one it was asked about, even when
   * it does not say until when. The asset store has to know that too: otherwise the booking comes
   * back from there as one that does not wait. The message says only what the vendor said.
   */
  private Confirmation completed(Requested request, Confirmation answered) {
    boolean lateArrival =
        request.decision().option().kind() == OptionKind.LATE_ARRIVAL && !answered.cancelled();
    return lateArrival && answered.schedule().latestStart().isEmpty()
        ? answered.waitingUntil(needs.waitingFor(request.modification().need(), request.target()))
        : answered;
  }

  /** The vendor did not do it: the booking stands as it was, and options are asked for again. */
  public void refused(ModificationId id, UUID rescheduleId, Refusal refusal) {
    requested(id, rescheduleId).ifPresent(request -> refused(request, refusal));
  }

  private void refused(Requested request, Refusal refusal) {
    Modification before = request.modification();
    news.add(new RescheduleNews.Refused(before, request.target(), request.state(), refusal));
    if (modifications.open(before.cause(), before.target()).isPresent()) {
      modifications.put(before.in(request.state().superseded()));
      return;
    }
    Modification after = before.in(request.state().refused(refusal));
    Modification said = modifications.say(after, modifications.message(after).refused());
    if (said.state() instanceof Quoting) {
      modifications.ask(said, request.target());
    }
  }

  /**
   * What the vendor answers. Empty, and the modification closed, when the activity has left the
   * asset store meanwhile.
   */
  private Optional<Requested> requested(ModificationId id, UUID rescheduleId) {
    Optional<Modification> found = modifications.find(id);
    if (found.isEmpty()
        || !(found.get().state() instanceof Rescheduling state)
        || !state.rescheduleId().equals(rescheduleId)) {
      return Optional.empty();
    }
    Modification before = found.get();
    Optional<Activity> target = modifications.activity(before.target());
    if (target.isEmpty()) {
      modifications.put(before.in(state.superseded()));
    }
    return target.map(t -> new Requested(before, t, state));
  }

  public List<RescheduleNews> news() {
    return List.copyOf(news);
  }
}
