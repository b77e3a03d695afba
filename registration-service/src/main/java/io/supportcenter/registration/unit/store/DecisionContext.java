package io.supportcenter.registration.unit.store;

import io.supportcenter.kit.values.UserId;
import io.supportcenter.registration.asset.DeviceKey;
import io.supportcenter.registration.asset.Holder;
import io.supportcenter.registration.asset.ItemKey;
import io.supportcenter.registration.asset.ReservationKey;
import io.supportcenter.registration.asset.Sourced;
import io.supportcenter.registration.asset.store.AssetStore;
import io.supportcenter.registration.asset.store.DeviceStore;
import io.supportcenter.registration.asset.store.DeviceStore.Holding;
import io.supportcenter.registration.directory.ManufacturerPartner;
import io.supportcenter.registration.directory.store.PartnerStore;
import io.supportcenter.registration.unit.DecidedUnit;
import io.supportcenter.registration.unit.StoredUnit;
import io.supportcenter.registration.unit.reading.RegistrationFacts;
import io.supportcenter.registration.unit.store.UserLocks.Word;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What decisions depend on besides the units' own facts, locked until the transaction ends: the
 * directory of partners, then the users, then the devices. A user's lock is also that of their
 * reservations. It knows who holds what while units are decided one after the other.
 */
final class DecisionContext {

  private static final Word NO_WORD = new Word(false, false);

  private final PartnerStore.Found partners;
  private final Map<UserId, Word> users;
  private final Map<ItemKey, Holder> holders = new HashMap<>();
  private final Set<ItemKey> changed = new HashSet<>();
  private final Set<ItemKey> freed = new HashSet<>();

  private DecisionContext(PartnerStore.Found partners, Map<UserId, Word> users) {
    this.partners = partners;
    this.users = users;
  }

  /** Locks the directory and the users; {@link #lockItems} comes next. */
  static DecisionContext lock(Connection tx, List<StoredUnit> units) throws SQLException {
    return new DecisionContext(
        PartnerStore.find(
            tx,
            units.stream().map(u -> retailer(u.facts())).toList(),
            units.stream().flatMap(u -> u.facts().claimedGtins().stream()).toList(),
            units.stream().flatMap(u -> u.facts().namedManufacturer().stream()).toList()),
        UserLocks.lock(
            tx,
            units.stream()
                .flatMap(u -> u.facts().user().stream())
                .map(Sourced::value)
                .collect(Collectors.toSet())));
  }

  /** Locks the devices, and finds out who holds these items. */
  void lockItems(Connection tx, Set<ItemKey> items) throws SQLException {
    holders.putAll(DeviceStore.lock(tx, only(DeviceKey.class, items)));
    holders.putAll(AssetStore.holders(tx, only(ReservationKey.class, items)));
  }

  /** An asset keeps the manufacturer that it was registered with, even when partners change. */
  RegistrationFacts withPartners(StoredUnit unit) {
    RegistrationFacts facts = unit.facts();
    Optional<ManufacturerPartner> present =
        facts.gtin().map(List::of).orElseGet(facts::claimedGtins).stream()
            .map(partners.manufacturers()::get)
            .filter(Objects::nonNull)
            .findFirst()
            .or(() -> facts.namedManufacturer().map(partners.named()::get));
    return facts
        .withRetailerIsPartner(partners.retailers().contains(retailer(facts)))
        .withManufacturer(
            unit.registration().isAsset() ? facts.manufacturer().or(() -> present) : present);
  }

  boolean consents(StoredUnit unit) {
    return unit.registration().consentHolds(word(unit).consent());
  }

  /** A unit that has just been assigned to an erased user has to be forgotten as well. */
  boolean isErased(StoredUnit unit) {
    return word(unit).erased();
  }

  Optional<Holder> holder(ItemKey item) {
    return Optional.ofNullable(holders.get(item));
  }

  /** Notes what the decision means for who holds what. */
  void note(DecidedUnit unit) {
    Optional<ItemKey> held = unit.held();
    unit.unit()
        .item()
        .filter(before -> !held.equals(Optional.of(before)))
        .filter(before ->
            holder(before).filter(h -> h.registration().equals(unit.after().id())).isPresent())
        .ifPresent(before -> {
          holders.remove(before);
          changed.add(before);
          freed.add(before);
        });
    held.ifPresent(item -> hold(item, unit));
  }

  /** Of devices: a reservation is held by its asset. */
  Collection<Holding> changedHoldings() {
    return only(DeviceKey.class, changed).stream()
        .map(device -> new Holding(device, holder(device)))
        .toList();
  }

  /** What another registration may have now. */
  Collection<ItemKey> freed() {
    return freed.stream().filter(item -> !holders.containsKey(item)).toList();
  }

  private void hold(ItemKey item, DecidedUnit unit) {
    unit.asset()
        .map(asset -> new Holder(asset.id(), asset.user()))
        .filter(owner -> !owner.equals(holders.get(item)))
        .ifPresent(owner -> {
          holders.put(item, owner);
          changed.add(item);
        });
  }

  private Word word(StoredUnit unit) {
    return unit.facts().user().map(u -> users.getOrDefault(u.value(), NO_WORD)).orElse(NO_WORD);
  }

  private static <K extends ItemKey> List<K> only(Class<K> type, Collection<ItemKey> items) {
    return items.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private static String retailer(RegistrationFacts facts) {
    return facts.unit().receipt().retailerId();
  }
}
