package io.supportcenter.proactive.trip;

import io.supportcenter.kit.values.AssetId;
import io.supportcenter.proactive.activity.Activity;
import io.supportcenter.proactive.message.MessageDraft;
import io.supportcenter.proactive.message.VendorNames;
import io.supportcenter.proactive.modification.Modification;
import io.supportcenter.proactive.modification.ModificationId;
import io.supportcenter.proactive.modification.ModificationMessage;
import io.supportcenter.proactive.modification.ModificationState;
import io.supportcenter.proactive.modification.ModificationStep;
import io.supportcenter.proactive.modification.Need;
import io.supportcenter.proactive.modification.NeedPolicy;
import io.supportcenter.proactive.modification.QuoteCall;
import io.supportcenter.proactive.relation.Impact;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The modifications of one user that are not done yet, while a trip is folded. */
final class TripModifications {

  private final NeedPolicy needs;
  private final VendorNames vendors;
  private final Supplier<UUID> ids;
  private final Function<AssetId, Optional<Activity>> activities;
  private final Consumer<MessageDraft> drafts;
  private final Map<ModificationId, Modification> pending = new LinkedHashMap<>();
  private final Map<ModificationId, Modification> changed = new LinkedHashMap<>();
  private final Map<ModificationId, Activity> toQuote = new LinkedHashMap<>();

  TripModifications(
      List<Modification> loaded,
      NeedPolicy needs,
      VendorNames vendors,
      Supplier<UUID> ids,
      Function<AssetId, Optional<Activity>> activities,
      Consumer<MessageDraft> drafts) {
    this.needs = needs;
    this.vendors = vendors;
    this.ids = ids;
    this.activities = activities;
    this.drafts = drafts;
    loaded.forEach(m -> pending.put(m.id(), m));
  }

  Optional<Modification> find(ModificationId id) {
    return Optional.ofNullable(pending.get(id));
  }

  Optional<Activity> activity(AssetId id) {
    return activities.apply(id);
  }

  /** The one for this cause and target that is not decided yet; there is one at most. */
  Optional<Modification> open(AssetId cause, AssetId target) {
    return pending.values().stream()
        .filter(m -> m.state() instanceof ModificationState.Open)
        .filter(m -> m.cause().equals(cause) && m.target().equals(target))
        .findFirst();
  }

  void put(Modification modification) {
    pending.put(modification.id(), modification);
    changed.put(modification.id(), modification);
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
  }

  /** Looks again at what one activity needs of those related to it. */
  void reassess(Activity cause, List<Impact> impacts) {
    Set<AssetId> related = new HashSet<>();
    for (Impact impact : impacts) {
      related.add(impact.target().id());
      ModificationStep step =
          ModificationStep.of(open(cause.id(), impact.target().id()), needs.need(impact, cause));
      take(step, cause, impact.target());
    }
    withdrawAll(m -> m.cause().equals(cause.id()) && !related.contains(m.target()));
  }

  /** Both those it caused and those that were to modify it. */
  void withdrawAllOf(AssetId gone) {
    withdrawAll(m -> m.cause().equals(gone) || m.target().equals(gone));
  }

  private void take(ModificationStep step, Activity cause, Activity target) {
    switch (step) {
      case ModificationStep.Nothing _ -> {}
      case ModificationStep.Open(var need) when isAnswered(cause, target, need) -> {}
      case ModificationStep.Open(var need) -> {
        ModificationId id = new ModificationId(ids.get());
        ask(Modification.needed(id, target.user(), cause.id(), target.id(), need), target);
      }
      case ModificationStep.QuoteAgain(var after) -> ask(after, target);
      case ModificationStep.Withdraw(var before) -> withdraw(before);
    }
  }

  /** The customer has decided on this need: to keep the booking, or the vendor is being asked. */
  private boolean isAnswered(Activity cause, Activity target, Need need) {
    return pending.values().stream()
        .filter(m ->
            m.state() instanceof ModificationState.Kept
                || m.state() instanceof ModificationState.Rescheduling)
        .filter(m -> m.cause().equals(cause.id()) && m.target().equals(target.id()))
        .anyMatch(m -> need.isAnsweredLike(m.need()));
  }

  private void withdrawAll(Predicate<Modification> which) {
    pending.values().stream()
        .filter(m -> m.state() instanceof ModificationState.Open)
        .filter(which)
        .toList()
        .forEach(this::withdraw);
  }

  /** Offers that were made are taken back, when what they were about is still there. */
  private void withdraw(Modification before) {
    pending.remove(before.id());
    toQuote.remove(before.id());
    changed.put(before.id(), before.withdrawn());
    before
        .message()
        .filter(_ -> activity(before.target()).isPresent())
        .ifPresent(_ -> drafts.accept(message(before).withdrawn()));
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
}
