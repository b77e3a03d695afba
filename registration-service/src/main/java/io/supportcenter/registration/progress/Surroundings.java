package io.supportcenter.registration.progress;

import io.supportcenter.registration.customer.UserId;
import io.supportcenter.registration.partner.PartnerDirectory;
import io.supportcenter.registration.product.Gtin;
import io.supportcenter.registration.progress.DeviceStore.Holding;
import io.supportcenter.registration.progress.UserLocks.Word;
import io.supportcenter.registration.registration.DeviceKey;
import io.supportcenter.registration.registration.Fate;
import io.supportcenter.registration.registration.FieldSource;
import io.supportcenter.registration.registration.Holder;
import io.supportcenter.registration.registration.ItemKey;
import io.supportcenter.registration.registration.ManufacturerPartner;
import io.supportcenter.registration.registration.RegistrationFacts;
import io.supportcenter.registration.registration.RegistrationPolicy;
import io.supportcenter.registration.registration.ReservationKey;
import io.supportcenter.registration.registration.Sourced;
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
final class Surroundings {

  private static final Word NO_WORD = new Word(false, false);

  private final RegistrationPolicy policy;
  private final PartnerDirectory.Found partners;
  private final Map<UserId, Word> users;
  private final Map<ItemKey, Holder> holders;
  private final Set<ItemKey> changed = new HashSet<>();
  private final Set<ItemKey> freed = new HashSet<>();

  private Surroundings(
      RegistrationPolicy policy,
      PartnerDirectory.Found partners,
      Map<UserId, Word> users,
      Map<ItemKey, Holder> holders) {
    this.policy = policy;
    this.partners = partners;
    this.users = users;
    this.holders = holders;
  }

  static Surroundings lock(Connection tx, RegistrationPolicy policy, List<StoredUnit> units)
      throws SQLException {
    PartnerDirectory.Found partners =
        PartnerDirectory.find(
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
    Surroundings empty = new Surroundings(policy, partners, users, Map.of());
    Set<ItemKey> items =
        units.stream()
            .flatMap(u -> Stream.concat(u.item().stream(), empty.item(u).stream()))
            .collect(Collectors.toSet());
    Map<ItemKey, Holder> holders = new HashMap<>();
    holders.putAll(DeviceStore.lock(tx, only(DeviceKey.class, items)));
    holders.putAll(AssetStore.holders(tx, only(ReservationKey.class, items)));
    return new Surroundings(policy, partners, users, holders);
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
            facts.withFate(new Sourced<>(Fate.USER_ERASED, FieldSource.USER, now, "erasure")))
        : unit;
  }

  /** Notes what the decision means for who holds what. */
  void note(Moved moved) {
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

  private void hold(ItemKey item, Moved moved) {
    moved
        .asset()
        .map(asset -> new Holder(moved.registration().id(), asset.user()))
        .filter(owner -> !owner.equals(holders.get(item)))
        .ifPresent(owner -> {
          holders.put(item, owner);
          changed.add(item);
        });
  }

  private boolean isHolder(ItemKey item, Moved moved) {
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
