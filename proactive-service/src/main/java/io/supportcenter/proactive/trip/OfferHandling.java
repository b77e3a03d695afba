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
import io.supportcenter.proactive.modification.ModificationState;
import io.supportcenter.proactive.modification.ModificationState.NeedsAgent;
import io.supportcenter.proactive.modification.ModificationState.Offered;
import io.supportcenter.proactive.modification.ModificationState.Open;
import io.supportcenter.proactive.modification.ModificationState.Quoting;
import io.supportcenter.proactive.modification.ModificationState.Rescheduling;
import io.supportcenter.proactive.modification.Need;
import io.supportcenter.proactive.modification.Refusal;
import io.supportcenter.proactive.modification.RescheduleNews;
import io.supportcenter.proactive.modification.RescheduleNews.Requested;
import io.supportcenter.proactive.offer.OfferOption;
import io.supportcenter.proactive.offer.OptionKind;
import io.supportcenter.proactive.relation.RelationPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** What vendors answer and customers decide about a trip's modifications, while it is folded. */
public final class OfferHandling {

  private final TripModifications modifications;
  private final List<RescheduleNews> news = new ArrayList<>();
  private final Map<UUID, List<OfferOption>> renewed = new LinkedHashMap<>();

  OfferHandling(TripModifications modifications) {
    this.modifications = modifications;
  }

  /** The vendor's options; void when another question has been asked since. */
  public void quoted(ModificationId id, int revision, List<OfferOption> options) {
    List<OfferOption> valid =
        options.stream().filter(option -> option.isValidAt(modifications.now())).toList();
    answered(id, revision, quoting -> quoting.quoted(valid));
  }

  public void notQuoted(ModificationId id, int revision, NeedsAgent.Reason reason) {
    answered(id, revision, quoting -> quoting.notQuoted(reason));
  }

  private void answered(ModificationId id, int revision, Function<Quoting, Open> answer) {
    modifications
        .find(id)
        .filter(m -> m.revision() == revision)
        .ifPresent(before ->
            awaitsAnswer(before).ifPresent(quoting -> answered(before, answer.apply(quoting))));
  }

  private Optional<Quoting> awaitsAnswer(Modification modification) {
    return switch (modification.state()) {
      case Quoting quoting -> Optional.of(quoting);
      case NeedsAgent(var reason) when reason == NeedsAgent.Reason.VENDOR_SILENT ->
          Optional.of(new Quoting());
      case NeedsAgent _,
          Offered _,
          Rescheduling _,
          ModificationState.Rescheduled _,
          ModificationState.Kept _,
          ModificationState.Withdrawn _ ->
          Optional.empty();
    };
  }

  private boolean isToCome(Modification modification) {
    return modifications
        .activity(modification.target())
        .filter(modifications::isToCome)
        .isPresent();
  }

  /**
   * Without options it is a case for an agent: a message only when there were options before. What
   * is over needs no answer.
   */
  private void answered(Modification before, Open next) {
    if (!isToCome(before)) {
      modifications.withdraw(before);
      return;
    }
    switch (next) {
      case Offered offered
          when before.state() instanceof Quoting asked && asked.isSameAs(offered) ->
          renewed(before, offered.withIdsOf(asked.before()));
      case Offered(var options) -> offered(before, options);
      case NeedsAgent(var reason)
          when before.state() instanceof NeedsAgent
              && reason == NeedsAgent.Reason.VENDOR_SILENT -> {}
      case NeedsAgent _, Quoting _ when before.message().isEmpty() ->
          modifications.put(before.in(next));
      case NeedsAgent _, Quoting _ ->
          modifications.say(before.in(next), modifications.message(before).nothingOffered());
    }
  }

  /** The customer has read of them already. */
  private void renewed(Modification before, Offered offered) {
    modifications.put(before.in(offered));
    renewed.put(before.message().orElseThrow(), offered.options());
  }

  private void offered(Modification before, List<OfferOption> options) {
    Modification after = before.in(new Offered(options));
    modifications.say(
        after,
        modifications.message(before).offered(modifications.activity(before.cause()), options));
  }

  /**
   * The time for the vendor's answer, or for one of its offers, is over; of no meaning when the
   * modification has changed since.
   */
  public void due(ModificationId id, int revision) {
    modifications.find(id).filter(m -> m.revision() == revision).ifPresent(this::due);
  }

  private void due(Modification before) {
    switch (before.state()) {
      case Quoting quoting -> answered(before, quoting.notQuoted(NeedsAgent.Reason.VENDOR_SILENT));
      case Offered(var options)
          when options.stream().anyMatch(o -> !o.isValidAt(modifications.now())) ->
          askAgain(before);
      case Offered _,
          NeedsAgent _,
          Rescheduling _,
          ModificationState.Rescheduled _,
          ModificationState.Kept _,
          ModificationState.Withdrawn _ -> {}
    }
  }

  private void askAgain(Modification before) {
    if (isToCome(before)) {
      modifications.ask(
          before.quotedAgain(), modifications.activity(before.target()).orElseThrow());
    } else {
      modifications.withdraw(before);
    }
  }

  /** What is to be modified; empty when there is no such modification, or it is done. */
  public Optional<Activity> target(ModificationId id) {
    return modifications.find(id).flatMap(m -> modifications.activity(m.target()));
  }

  /** Whether to talk about that asset is to talk about the modification. */
  public boolean concerns(ModificationId id, String assetId) {
    AssetId about = new AssetId(assetId);
    return modifications
        .find(id)
        .filter(m ->
            m.target().equals(about)
                || m.cause().equals(about)
                || modifications.open(about).filter(o -> o.cause().equals(m.cause())).isPresent())
        .isPresent();
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
      case DecisionResult.Keep(var kept) -> {
        Modification after = before.in(kept);
        modifications.say(after, modifications.message(after).kept(kept.decision()));
      }
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
    MessageDraft third =
        modifications.message(request.modification()).rescheduled(request.decision(), answered);
    Modification after =
        modifications.say(request.modification().in(request.state().confirmed(answered)), third);
    news.add(new RescheduleNews.Confirmed(after, target, request.state(), confirmation));
    return target.with(
        confirmation.cancelled()
            ? new ActivityStatus.GivenUp()
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
        ? answered.waitingUntil(waitingFor(request.modification().need(), request.target()))
        : answered;
  }

  /** Until when the target waits for a customer who has this need, with the time it takes there. */
  private static Optional<Instant> waitingFor(Need need, Activity target) {
    return need.availableFrom().map(at -> at.plus(RelationPolicy.CURRENT.before(target.kind())));
  }

  /** The vendor did not do it: the booking stands as it was, and options are asked for again. */
  public void refused(ModificationId id, UUID rescheduleId, Refusal refusal) {
    requested(id, rescheduleId).ifPresent(request -> refused(request, refusal));
  }

  private void refused(Requested request, Refusal refusal) {
    Modification before = request.modification();
    news.add(new RescheduleNews.Refused(before, request.target(), request.state(), refusal));
    if (modifications.open(before.target()).isPresent()) {
      modifications.put(before.in(request.state().superseded()));
      return;
    }
    Modification after = before.in(request.state().refused(refusal));
    Modification said = modifications.say(after, modifications.message(after).refused());
    if (said.state() instanceof Quoting) {
      modifications.ask(said, request.target());
    }
  }

  /** The vendor has not said what it did until the activity was over. */
  public void unanswered(ModificationId id, UUID rescheduleId) {
    requested(id, rescheduleId)
        .ifPresent(request -> {
          Modification before = request.modification();
          news.add(
              new RescheduleNews.Refused(
                  before, request.target(), request.state(), Refusal.NO_ANSWER));
          modifications.put(before.in(request.state().unanswered()));
        });
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

  /** Messages whose options hold for longer than they say. */
  public Map<UUID, List<OfferOption>> renewed() {
    return Map.copyOf(renewed);
  }

  public List<RescheduleNews> news() {
    return List.copyOf(news);
  }
}
