package io.supportcenter.registration.unit.store;

import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.events.OutboundEvent;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.registration.asset.ItemKey;
import io.supportcenter.registration.asset.Sourced;
import io.supportcenter.registration.asset.store.AssetStore;
import io.supportcenter.registration.asset.store.DeviceStore;
import io.supportcenter.registration.receipt.store.ReceiptLocks;
import io.supportcenter.registration.receipt.store.ReceiptStore;
import io.supportcenter.registration.unit.Asking;
import io.supportcenter.registration.unit.DecidedUnit;
import io.supportcenter.registration.unit.RegistrationDecision;
import io.supportcenter.registration.unit.RegistrationPolicy;
import io.supportcenter.registration.unit.RegistrationState.Asset;
import io.supportcenter.registration.unit.StoredUnit;
import io.supportcenter.registration.unit.events.RegistrationEventMapper;
import io.supportcenter.registration.unit.reading.RegistrationFacts;
import io.supportcenter.schemas.Topics;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides registrations again after one of their facts has changed. Whatever changed it (a receipt,
 * a partner's answer, a user's claim, a command) calls this with the receipts locked, and all the
 * rest follows from the facts. The same facts again change nothing.
 */
@Singleton
public final class RegistrationBatch {

  private final Asking asking;
  private final RegistrationPolicy policy;

  RegistrationBatch(Asking asking) {
    this.asking = asking;
    this.policy = new RegistrationPolicy(asking);
  }

  /** A unit with its partners, and what these confirm. */
  private record IdentifiedUnit(
      StoredUnit unit, RegistrationFacts facts, RegistrationDecision decision) {

    Optional<ItemKey> item() {
      return decision.item().flatMap(item -> item.key(facts.user().map(Sourced::value)));
    }
  }

  /**
   * Decides units again, in their order, and stores the result.
   *
   * @param locks of the units' receipts
   * @param learned the units with their new facts
   * @return what is to be published and asked because of it
   */
  public Effects advance(Connection tx, ReceiptLocks locks, List<StoredUnit> learned)
      throws SQLException {
    List<StoredUnit> units = TakeBacks.match(tx, locks, learned);
    if (units.isEmpty()) {
      ReceiptStore.saveOpen(tx, locks);
      return Effects.NONE;
    }
    Instant now = Instant.now();
    DecisionContext context = DecisionContext.lock(tx, units);
    List<IdentifiedUnit> identified =
        units.stream().map(unit -> identify(context, unit, now)).toList();
    context.lockItems(tx, items(identified));
    List<DecidedUnit> decided = new ArrayList<>();
    List<BackendCall> calls = new ArrayList<>();
    for (IdentifiedUnit unit : identified) {
      DecidedUnit next = decide(context, unit);
      context.note(next);
      decided.add(next);
      calls.addAll(PartnerQuestions.of(next, locks, now, asking.patience()));
    }
    context.freed().stream().map(Recheck::of).map(Recheck::toCall).forEach(calls::add);
    store(tx, locks, context, decided);
    return new Effects(decided.stream().flatMap(unit -> news(unit, now)).toList(), calls);
  }

  private IdentifiedUnit identify(DecisionContext context, StoredUnit unit, Instant now) {
    StoredUnit known = context.isErased(unit) ? unit.erased(now) : unit;
    RegistrationFacts facts = context.withPartners(known);
    RegistrationDecision decision = policy.identify(facts);
    boolean isSeen = unit.registration().version() > 0;
    return new IdentifiedUnit(known, facts, isSeen ? decision.shown() : decision);
  }

  /** What the units hold, and what they may hold next. */
  private static Set<ItemKey> items(List<IdentifiedUnit> units) {
    return units.stream()
        .flatMap(unit -> Stream.concat(unit.unit().item().stream(), unit.item().stream()))
        .collect(Collectors.toSet());
  }

  /** An asset stays with the user who claimed it until an agent has decided. */
  private DecidedUnit decide(DecisionContext context, IdentifiedUnit identified) {
    StoredUnit unit = identified.unit();
    RegistrationFacts facts = identified.facts();
    Optional<ItemKey> item = identified.item();
    RegistrationDecision decision =
        policy.assign(
            unit.registration().isAsset() ? facts.withOtherBuyer(Optional.empty()) : facts,
            identified.decision(),
            context.consents(unit),
            item.flatMap(context::holder));
    StoredUnit kept =
        decision.state() instanceof Asset
            ? unit.with(f -> f.withManufacturer(facts.manufacturer()))
            : unit;
    return DecidedUnit.of(kept, decision, item);
  }

  private static void store(
      Connection tx, ReceiptLocks locks, DecisionContext context, List<DecidedUnit> decided)
      throws SQLException {
    List<DecidedUnit> kept = decided.stream().filter(unit -> !isErased(unit)).toList();
    List<UUID> erased =
        decided.stream()
            .filter(RegistrationBatch::isErased)
            .map(unit -> unit.after().id().value())
            .toList();
    ReceiptStore.saveOpen(tx, locks);
    UnitStore.save(tx, kept);
    UnitStore.delete(tx, erased);
    AssetStore.delete(tx, erased);
    AssetStore.save(
        tx,
        kept.stream()
            .filter(DecidedUnit::isNewsOfAsset)
            .flatMap(unit -> unit.asset().stream())
            .toList());
    DeviceStore.save(tx, context.changedHoldings());
  }

  /** An erased user's waiting units vanish silently; an asset is withdrawn and its key erased. */
  private static Stream<OutboundEvent> news(DecidedUnit unit, Instant now) {
    Stream<OutboundEvent> news = RegistrationEventMapper.event(unit, now).stream();
    if (!isErased(unit)) {
      return news;
    }
    return unit.before().isAsset()
        ? Stream.concat(
            news, Stream.of(OutboundEvent.tombstone(Topics.ASSETS, unit.after().id().toString())))
        : Stream.empty();
  }

  private static boolean isErased(DecidedUnit unit) {
    return unit.unit().facts().isUserErased();
  }
}
