package io.supportcenter.proactive.trip;

import static java.util.stream.Collectors.toSet;

import io.supportcenter.kit.values.AssetId;
import io.supportcenter.proactive.activity.Activity;
import io.supportcenter.proactive.activity.BookingKey;
import io.supportcenter.proactive.message.MessageDraft;
import io.supportcenter.proactive.message.VendorNames;
import io.supportcenter.proactive.modification.Deadline;
import io.supportcenter.proactive.modification.Modification;
import io.supportcenter.proactive.modification.ModificationId;
import io.supportcenter.proactive.modification.ModificationMessage;
import io.supportcenter.proactive.modification.ModificationState;
import io.supportcenter.proactive.modification.ModificationState.NeedsAgent;
import io.supportcenter.proactive.modification.ModificationState.Offered;
import io.supportcenter.proactive.modification.ModificationStep;
import io.supportcenter.proactive.modification.QuoteCall;
import io.supportcenter.proactive.relation.Danger;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** The modifications of one user that are not done yet, while a trip is folded. */
final class TripModifications {

  private static final int TRIES_MAX = 2;

  private final VendorNames vendors;
  private final Supplier<UUID> ids;
  private final Instant now;
  private final Function<AssetId, Optional<Activity>> activities;
  private final Consumer<MessageDraft> drafts;
  private final Map<ModificationId, Modification> pending = new LinkedHashMap<>();
  private final Map<ModificationId, Modification> changed = new LinkedHashMap<>();
  private final Map<ModificationId, Activity> toQuote = new LinkedHashMap<>();
  private final Map<ModificationId, Deadline> deadlines = new LinkedHashMap<>();

  TripModifications(
      List<Modification> loaded,
      VendorNames vendors,
      Supplier<UUID> ids,
      Instant now,
      Function<AssetId, Optional<Activity>> activities,
      Consumer<MessageDraft> drafts) {
    this.vendors = vendors;
    this.ids = ids;
    this.now = now;
    this.activities = activities;
    this.drafts = drafts;
    loaded.forEach(m -> pending.put(m.id(), m));
  }

  Instant now() {
    return now;
  }

  Optional<Modification> find(ModificationId id) {
    return Optional.ofNullable(pending.get(id));
  }

  Optional<Activity> activity(AssetId id) {
    return activities.apply(id);
  }

  /** The one for this target that is not decided yet; there is one at most. */
  Optional<Modification> open(AssetId target) {
    return open().stream().filter(m -> m.target().equals(target)).findFirst();
  }

  private List<Modification> open() {
    return pending.values().stream()
        .filter(m -> m.state() instanceof ModificationState.Open)
        .toList();
  }

  /** What open modifications are for whose cause is no longer among these. */
  List<Danger> lasting(List<Activity> trip) {
    Set<AssetId> there = trip.stream().map(Activity::id).collect(toSet());
    return open().stream()
        .filter(m -> !there.contains(m.cause()))
        .map(Modification::danger)
        .toList();
  }

  void put(Modification modification) {
    pending.put(modification.id(), modification);
    changed.put(modification.id(), modification);
    if (modification.state() instanceof Offered(var options)) {
      deadlines.put(modification.id(), Deadline.ofOffers(modification, options, now));
    }
  }

  /** Puts it with its message to the customer. */
  Modification say(Modification modification, MessageDraft draft) {
    Modification said = modification.withMessage(draft.id());
    put(said);
    drafts.accept(draft);
    return said;
  }

  /** Puts it, and asks the target's vendor for options. */
  void ask(Modification modification, Activity target) {
    put(modification);
    toQuote.put(modification.id(), target);
    deadlines.put(modification.id(), Deadline.ofAnswer(modification, target, now));
  }

  /**
   * Looks again at what cannot stay as it is, which is all that is in danger now.
   *
   * @param trip what was looked at: of other activities nothing is known
   */
  void reassess(Map<AssetId, Danger> dangers, List<Activity> trip) {
    dangers.forEach((target, danger) ->
        activity(target)
            .ifPresent(a -> take(ModificationStep.of(open(target), Optional.of(danger)), a)));
    Set<AssetId> judged = trip.stream().map(Activity::id).collect(toSet());
    open().stream()
        .filter(m -> !m.isUnclear() || activity(m.target()).filter(this::isToCome).isEmpty())
        .filter(m -> !dangers.containsKey(m.target()))
        .filter(m ->
            judged.contains(m.target()) || activity(m.target()).filter(this::isToCome).isEmpty())
        .forEach(this::withdraw);
  }

  /** An agent has to find out which of these the vendor changed; there may be a case already. */
  void unclear(List<Activity> oneOf) {
    if (oneOf.stream().noneMatch(a -> open(a.id()).isPresent())) {
      Activity first = oneOf.getFirst();
      put(Modification.unclear(new ModificationId(ids.get()), first.user(), first.id()));
    }
  }

  /** The vendor has said what it means. */
  void cleared(BookingKey booking) {
    open().stream()
        .filter(Modification::isUnclear)
        .filter(m -> activity(m.target()).filter(a -> a.booking().equals(booking)).isPresent())
        .forEach(this::withdraw);
  }

  private void take(ModificationStep step, Activity target) {
    switch (step) {
      case ModificationStep.Nothing _ -> {}
      case ModificationStep.Open(var danger) when isAnswered(danger) -> {}
      case ModificationStep.Open(var danger) when isTriedInVain(danger) ->
          put(
              Modification.needed(new ModificationId(ids.get()), target.user(), danger)
                  .in(new NeedsAgent(NeedsAgent.Reason.CHANGED_IN_VAIN)));
      case ModificationStep.Open(var danger) ->
          ask(Modification.needed(new ModificationId(ids.get()), target.user(), danger), target);
      case ModificationStep.QuoteAgain(var after) -> ask(after, target);
      case ModificationStep.Note(var after) -> put(after);
      case ModificationStep.Withdraw(var before) -> withdraw(before);
    }
  }

  private boolean isAnswered(Danger danger) {
    return pending.values().stream().anyMatch(m -> m.answers(danger));
  }

  /**
   * What two changes have not helped, a third does not: between two needs it could go on for ever.
   */
  private boolean isTriedInVain(Danger danger) {
    return pending.values().stream().filter(m -> m.wasToHelp(danger)).count() >= TRIES_MAX;
  }

  /** Offers that were made are taken back, when what they were about is still there. */
  void withdraw(Modification before) {
    pending.remove(before.id());
    toQuote.remove(before.id());
    deadlines.remove(before.id());
    changed.put(before.id(), before.withdrawn());
    before
        .message()
        .filter(_ -> activity(before.target()).filter(this::isToCome).isPresent())
        .ifPresent(_ -> drafts.accept(message(before).withdrawn()));
  }

  boolean isToCome(Activity activity) {
    return activity.expected().end().at().isAfter(now);
  }

  ModificationMessage message(Modification modification) {
    Activity target = activity(modification.target()).orElseThrow();
    return new ModificationMessage(
        ids.get(), modification, target, vendors.nameOf(target.booking().vendorId()));
  }

  /** Those that are new or changed, as they are now. */
  List<Modification> changed() {
    return List.copyOf(changed.values());
  }

  /** What vendors are to be asked options for. */
  List<QuoteCall> quotes() {
    return toQuote.entrySet().stream()
        .map(e -> QuoteCall.of(pending.get(e.getKey()), e.getValue()))
        .toList();
  }

  List<Deadline> deadlines() {
    return List.copyOf(deadlines.values());
  }
}
