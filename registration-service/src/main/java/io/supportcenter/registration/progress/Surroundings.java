package io.supportcenter.registration.progress;

import io.supportcenter.registration.customer.UserId;
import io.supportcenter.registration.partner.PartnerDirectory;
import io.supportcenter.registration.product.Gtin;
import io.supportcenter.registration.progress.DeviceStore.Holding;
import io.supportcenter.registration.progress.UserLocks.Word;
import io.supportcenter.registration.registration.DeviceKey;
import io.supportcenter.registration.registration.Fate;
import io.supportcenter.registration.registration.FieldSource;
import io.supportcenter.registration.registration.RegistrationFacts;
import io.supportcenter.registration.registration.RegistrationPolicy;
import io.supportcenter.registration.registration.SerialOwner;
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
 * directory of partners, then the users, then the devices. Knows who holds a device while units are
 * decided one after the other.
 */
final class Surroundings {

  private static final Word NO_WORD = new Word(false, false);

  private final RegistrationPolicy policy;
  private final PartnerDirectory.Found partners;
  private final Map<UserId, Word> users;
  private final Map<DeviceKey, SerialOwner> holders;
  private final Set<DeviceKey> changed = new HashSet<>();
  private final Set<DeviceKey> freed = new HashSet<>();

  private Surroundings(
      RegistrationPolicy policy,
      PartnerDirectory.Found partners,
      Map<UserId, Word> users,
      Map<DeviceKey, SerialOwner> holders) {
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
    Set<DeviceKey> devices =
        units.stream()
            .flatMap(u -> Stream.concat(u.device().stream(), empty.device(u.facts()).stream()))
            .collect(Collectors.toSet());
    return new Surroundings(policy, partners, users, new HashMap<>(DeviceStore.lock(tx, devices)));
  }

  /** The unit's facts together with all that is looked up. */
  RegistrationFacts complete(StoredUnit unit) {
    RegistrationFacts facts = withPartners(unit.facts());
    Word word = facts.user().map(u -> users.getOrDefault(u.value(), NO_WORD)).orElse(NO_WORD);
    return facts
        .withConsent(unit.registration().consentHolds(word.consent()))
        .withSerialOwner(policy.deviceKey(facts).map(holders::get));
  }

  /** The device that the manufacturer confirmed. */
  Optional<DeviceKey> device(RegistrationFacts facts) {
    return policy.deviceKey(withPartners(facts));
  }

  /** A unit that has just been given to a user who is erased is to be forgotten as well. */
  StoredUnit forgettingErased(StoredUnit unit, Instant now) {
    return unit.facts().user().map(u -> users.getOrDefault(u.value(), NO_WORD)).stream()
            .anyMatch(Word::erased)
        ? unit.with(facts ->
            facts.withFate(new Sourced<>(Fate.USER_ERASED, FieldSource.USER, now, "erasure")))
        : unit;
  }

  /** Notes what the decision means for who holds which device. */
  void note(Moved moved) {
    Optional<DeviceKey> held = moved.isErased() ? Optional.empty() : moved.held();
    moved
        .unit()
        .device()
        .filter(before -> !held.equals(Optional.of(before)))
        .filter(before -> isHolder(before, moved))
        .ifPresent(this::free);
    held.ifPresent(device -> hold(device, moved));
  }

  Collection<Holding> changedHoldings() {
    return changed.stream()
        .map(device -> new Holding(device, Optional.ofNullable(holders.get(device))))
        .toList();
  }

  /** Devices that somebody else may register now. */
  Collection<DeviceKey> freed() {
    return freed.stream().filter(device -> !holders.containsKey(device)).toList();
  }

  private void free(DeviceKey device) {
    holders.remove(device);
    changed.add(device);
    freed.add(device);
  }

  private void hold(DeviceKey device, Moved moved) {
    moved
        .asset()
        .map(asset -> new SerialOwner(moved.registration().id(), asset.user()))
        .filter(owner -> !owner.equals(holders.get(device)))
        .ifPresent(owner -> {
          holders.put(device, owner);
          changed.add(device);
        });
  }

  private boolean isHolder(DeviceKey device, Moved moved) {
    SerialOwner holder = holders.get(device);
    return holder != null && holder.registration().equals(moved.registration().id());
  }

  private RegistrationFacts withPartners(RegistrationFacts facts) {
    return facts
        .withRetailerIsPartner(partners.retailers().contains(retailer(facts)))
        .withManufacturer(facts.gtin().flatMap(gtin -> Optional.ofNullable(manufacturer(gtin))));
  }

  private io.supportcenter.registration.registration.ManufacturerPartner manufacturer(Gtin gtin) {
    return partners.manufacturers().get(gtin);
  }

  private static String retailer(RegistrationFacts facts) {
    return facts.unit().receipt().retailerId();
  }
}
