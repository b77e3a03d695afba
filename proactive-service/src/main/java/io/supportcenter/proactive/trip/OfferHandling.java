package io.supportcenter.proactive.trip;

import io.supportcenter.kit.values.AssetId;
import io.supportcenter.proactive.activity.Activity;
import io.supportcenter.proactive.activity.ActivityStatus;
import io.supportcenter.proactive.message.MessageDraft;
import io.supportcenter.proactive.modification.Confirmation;
import io.supportcenter.proactive.modification.DecidedBy;
import io.supportcenter.proactive.modification.DecisionResult;
import io.supportcenter.proactive.modification.Modification;
import io.supportcenter.proactive.modification.ModificationId;
import io.supportcenter.proactive.modification.ModificationMessage;
import io.supportcenter.proactive.modification.ModificationState;
import io.supportcenter.proactive.modification.ModificationState.NeedsAgent;
import io.supportcenter.proactive.modification.ModificationState.Offered;
import io.supportcenter.proactive.modification.ModificationState.Open;
import io.supportcenter.proactive.modification.ModificationState.Quoting;
import io.supportcenter.proactive.modification.ModificationState.Rescheduling;
import io.supportcenter.proactive.modification.NeedPolicy;
import io.supportcenter.proactive.modification.Refusal;
import io.supportcenter.proactive.modification.RescheduleNews;
import io.supportcenter.proactive.offer.OfferOption;
import io.supportcenter.proactive.offer.OptionKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/** What vendors answer and customers decide about a trip's modifications, while it is folded. */
public final class OfferHandling {

  private final TripModifications modifications;
  private final NeedPolicy needs;
  private final Function<AssetId, Optional<Activity>> activities;
  private final Consumer<MessageDraft> drafts;
  private final List<RescheduleNews> news = new ArrayList<>();

  OfferHandling(
      TripModifications modifications,
      NeedPolicy needs,
      Function<AssetId, Optional<Activity>> activities,
      Consumer<MessageDraft> drafts) {
    this.modifications = modifications;
    this.needs = needs;
    this.activities = activities;
    this.drafts = drafts;
  }

  /** The vendor's options; void when another question has been asked since. */
  public void quoted(ModificationId id, int revision, List<OfferOption> options) {
    asked(id, revision)
        .ifPresent(modification -> {
          Open next = ((Quoting) modification.state()).quoted(options);
          if (next instanceof Offered) {
            offer(modification, options);
          } else {
            noOffer(modification, next);
          }
        });
  }

  public void notQuoted(ModificationId id, int revision, NeedsAgent.Reason reason) {
    asked(id, revision).ifPresent(m -> noOffer(m, ((Quoting) m.state()).notQuoted(reason)));
  }

  /** A case for an agent. The customer gets a message when there were options before. */
  private void noOffer(Modification before, Open next) {
    if (before.message().isEmpty()) {
      modifications.put(before.in(next));
      return;
    }
    Activity target = activities.apply(before.target()).orElseThrow();
    MessageDraft draft = message(before, target).nothingOffered();
    modifications.put(before.in(next).withMessage(draft.id()));
    drafts.accept(draft);
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

  /**
   * The vendor did it.
   *
   * @return the target as it is to be expected now
   */
  public Optional<Activity> confirmed(
      ModificationId id, UUID rescheduleId, Confirmation confirmation) {
    return rescheduling(id, rescheduleId)
        .flatMap(before -> target(before).map(target -> confirmed(before, target, confirmation)));
  }

  private Activity confirmed(Modification before, Activity target, Confirmation answered) {
    Rescheduling state = (Rescheduling) before.state();
    Confirmation confirmation = completed(before, target, state, answered);
    MessageDraft third = message(before, target).rescheduled(answered);
    Modification after = before.in(state.confirmed(answered)).withMessage(third.id());
    modifications.put(after);
    drafts.accept(third);
    news.add(new RescheduleNews.Confirmed(after, target, state, confirmation));
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
  private Confirmation completed(
      Modification before, Activity target, Rescheduling state, Confirmation answered) {
    boolean lateArrival =
        state.decision().option().kind() == OptionKind.LATE_ARRIVAL && !answered.cancelled();
    return lateArrival && answered.schedule().latestStart().isEmpty()
        ? answered.waitingUntil(needs.waitingFor(before.need(), target))
        : answered;
  }

  /** The vendor did not do it: the booking stands as it was, and options are asked for again. */
  public void refused(ModificationId id, UUID rescheduleId, Refusal refusal) {
    rescheduling(id, rescheduleId)
        .ifPresent(before -> target(before).ifPresent(target -> refused(before, target, refusal)));
  }

  private void refused(Modification before, Activity target, Refusal refusal) {
    Rescheduling state = (Rescheduling) before.state();
    news.add(new RescheduleNews.Refused(before, target, state, refusal));
    if (modifications.open(before.cause(), before.target()).isPresent()) {
      modifications.put(before.in(state.superseded()));
    } else {
      Modification after = before.in(state.refused(refusal));
      MessageDraft draft = message(after, target).refused();
      drafts.accept(draft);
      next(after.withMessage(draft.id()), target);
    }
  }

  /** Empty, and the modification closed, when the activity has left the asset store meanwhile. */
  private Optional<Activity> target(Modification before) {
    Optional<Activity> target = activities.apply(before.target());
    if (target.isEmpty() && before.state() instanceof Rescheduling state) {
      modifications.put(before.in(state.superseded()));
    }
    return target;
  }

  private void next(Modification after, Activity target) {
    if (after.state() instanceof Quoting) {
      modifications.ask(after, target);
    } else {
      modifications.put(after);
    }
  }

  private void take(Modification before, DecisionResult result) {
    switch (result) {
      case DecisionResult.Refused _ -> {}
      case DecisionResult.Keep(var kept) -> modifications.put(before.in(kept));
      case DecisionResult.Reschedule(var rescheduling) -> {
        Modification after = before.in(rescheduling);
        modifications.put(after);
        news.add(
            new RescheduleNews.Requested(
                after, activities.apply(before.target()).orElseThrow(), rescheduling));
      }
    }
  }

  private void offer(Modification modification, List<OfferOption> options) {
    Activity target = activities.apply(modification.target()).orElseThrow();
    Activity cause = activities.apply(modification.cause()).orElseThrow();
    MessageDraft second = message(modification, target).offered(cause, options);
    modifications.put(modification.in(new Offered(options)).withMessage(second.id()));
    drafts.accept(second);
  }

  private Optional<Modification> asked(ModificationId id, int revision) {
    return modifications
        .find(id)
        .filter(m -> m.state() instanceof Quoting && m.revision() == revision);
  }

  private Optional<Modification> rescheduling(ModificationId id, UUID rescheduleId) {
    return modifications
        .find(id)
        .filter(m ->
            m.state() instanceof ModificationState.Rescheduling state
                && state.rescheduleId().equals(rescheduleId));
  }

  private ModificationMessage message(Modification modification, Activity target) {
    return modifications.message(modification, target);
  }

  public List<RescheduleNews> news() {
    return List.copyOf(news);
  }
}
