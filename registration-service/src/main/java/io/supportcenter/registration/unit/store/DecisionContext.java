package io.supportcenter.registration.unit.store;

import io.supportcenter.kit.values.UserId;
import io.supportcenter.registration.asset.DeviceKey;
import io.supportcenter.registration.asset.FieldSource;
import io.supportcenter.registration.asset.Holder;
import io.supportcenter.registration.asset.ItemKey;
import io.supportcenter.registration.asset.ReservationKey;
import io.supportcenter.registration.asset.Sourced;
import io.supportcenter.registration.asset.store.AssetStore;
import io.supportcenter.registration.asset.store.DeviceStore;
import io.supportcenter.registration.asset.store.DeviceStore.Holding;
import io.supportcenter.registration.directory.ManufacturerPartner;
import io.supportcenter.registration.directory.store.PartnerStore;
import io.supportcenter.registration.product.Gtin;
import io.supportcenter.registration.unit.RegistrationPolicy;
import io.supportcenter.registration.unit.reading.Disposition;
import io.supportcenter.registration.unit.reading.RegistrationFacts;
import io.supportcenter.registration.unit.store.UserLocks.Word;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a decision depends on besides the unit's own facts, locked until the transaction ends: the
 * directory of partners, then the users, then the devices; a user's lock is that of their
 * reservations as well. Knows who holds what while units are decided one after the other.
 */
final class DecisionContext {

  private static final Word NO_WORD = new Word(false, false);

  private final RegistrationPolicy policy;
  private final PartnerStore.Found partners;
  private final Map<UserId, Word> users;
  private final Map<ItemKey, Holder> holders;
  private final Set<ItemKey> changed = new HashSet<>();
  private final Set<ItemKey> freed = new HashSet<>();

  private DecisionContext(
      RegistrationPolicy policy,
      PartnerStore.Found partners,
      Map<UserId, Word> users,
      Map<ItemKey, Holder> holders) {
    this.policy = policy;
    this.partners = partners;
    this.users = users;
    this.holders = holders;
  }

  static DecisionContext lock(Connection tx, RegistrationPolicy policy, List<StoredUnit> units)
      throws SQLException {
    PartnerStore.Found partners =
        PartnerStore.find(
            tx,
            units.stream().map(u -> retailer(u.facts())).toList(),
            units.stream().flatMap(u -> u.facts().gtin().stream()).toList());
    Map<UserId, Word> users =
        UserLocks.lock(
            tx,
            units.stream()
                .flatMap(u -> u.facts().user().stream())
                .map(Sourced::value)
                .collect(Collectors.toSet()));
    DecisionContext empty = new DecisionContext(policy, partners, users, Map.of());
    Set<ItemKey> items =
        units.stream()
            .flatMap(u -> Stream.concat(u.item().stream(), empty.item(u).stream()))
            .collect(Collectors.toSet());
    Map<ItemKey, Holder> holders = new HashMap<>();
    holders.putAll(DeviceStore.lock(tx, only(DeviceKey.class, items)));
    holders.putAll(AssetStore.holders(tx, only(ReservationKey.class, items)));
    return new DecisionContext(policy, partners, users, holders);
  }

  /** The unit's facts together with all that is looked up. */
  RegistrationFacts complete(StoredUnit unit) {
    RegistrationFacts facts = withPartners(unit);
    Word word = facts.user().map(u -> users.getOrDefault(u.value(), NO_WORD)).orElse(NO_WORD);
    return facts
        .withConsent(unit.registration().consentHolds(word.consent()))
        .withHolder(policy.itemKey(facts).map(holders::get));
  }

  /** What the partners confirmed. */
  Optional<ItemKey> item(StoredUnit unit) {
    return policy.itemKey(withPartners(unit));
  }

  /** A unit that has just been given to a user who is erased is to be forgotten as well. */
  StoredUnit forgettingErased(StoredUnit unit, Instant now) {
    return unit.facts().user().map(u -> users.getOrDefault(u.value(), NO_WORD)).stream()
            .anyMatch(Word::erased)
        ? unit.with(facts ->
            facts.withFate(
                new Sourced<>(Disposition.USER_ERASED, FieldSource.USER, now, "erasure")))
        : unit;
  }

  /** Notes what the decision means for who holds what. */
  void note(DecidedUnit moved) {
    Optional<ItemKey> held = moved.isErased() ? Optional.empty() : moved.held();
    moved
        .unit()
        .item()
        .filter(before -> !held.equals(Optional.of(before)))
        .filter(before -> isHolder(before, moved))
        .ifPresent(this::free);
    held.ifPresent(item -> hold(item, moved));
  }

  /** A reservation is held by its asset. */
  Collection<Holding> changedHoldings() {
    return only(DeviceKey.class, changed).stream()
        .map(device -> new Holding(device, Optional.ofNullable(holders.get(device))))
        .toList();
  }

  /** What another registration may take now. */
  Collection<ItemKey> freed() {
    return freed.stream().filter(item -> !holders.containsKey(item)).toList();
  }

  private void free(ItemKey item) {
    holders.remove(item);
    changed.add(item);
    freed.add(item);
  }

  private void hold(ItemKey item, DecidedUnit moved) {
    moved
        .asset()
        .map(asset -> new Holder(moved.registration().id(), asset.user()))
        .filter(owner -> !owner.equals(holders.get(item)))
        .ifPresent(owner -> {
          holders.put(item, owner);
          changed.add(item);
        });
  }

  private boolean isHolder(ItemKey item, DecidedUnit moved) {
    Holder holder = holders.get(item);
    return holder != null && holder.registration().equals(moved.registration().id());
  }

  private static <K extends ItemKey> List<K> only(Class<K> type, Collection<ItemKey> items) {
    return items.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** An asset keeps the manufacturer that it was registered with, whoever is a partner now. */
  private RegistrationFacts withPartners(StoredUnit unit) {
    RegistrationFacts facts = unit.facts();
    Optional<ManufacturerPartner> present =
        facts.gtin().flatMap(gtin -> Optional.ofNullable(manufacturer(gtin)));
    return facts
        .withRetailerIsPartner(partners.retailers().contains(retailer(facts)))
        .withManufacturer(
            unit.registration().isAsset() ? facts.manufacturer().or(() -> present) : present);
  }

  private ManufacturerPartner manufacturer(Gtin gtin) {
    return partners.manufacturers().get(gtin);
  }

  private static String retailer(RegistrationFacts facts) {
    return facts.unit().receipt().retailerId();
  }
}
