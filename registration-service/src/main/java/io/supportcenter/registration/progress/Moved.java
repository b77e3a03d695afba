package io.supportcenter.registration.progress;

import io.supportcenter.registration.json.DomainJson;
import io.supportcenter.registration.registration.DeviceRecord;
import io.supportcenter.registration.registration.Fate;
import io.supportcenter.registration.registration.ItemKey;
import io.supportcenter.registration.registration.Registration;
import io.supportcenter.registration.registration.RegistrationChange;
import io.supportcenter.registration.registration.RegistrationState;
import io.supportcenter.registration.registration.RegistrationState.Asset;
import io.supportcenter.registration.registration.ReservationRecord;
import io.supportcenter.registration.registration.StateCode;
import java.util.Optional;
import java.util.Set;

/**
 * A unit that was decided again.
 *
 * @param unit with the facts that were decided on
 * @param item that the partners confirmed
 * @param asked key of the question that is open now
 */
record Moved(
    StoredUnit unit, RegistrationChange change, Optional<ItemKey> item, Optional<String> asked) {

  private static final Set<StateCode> LIVE = Set.of(StateCode.REGISTERED, StateCode.STOLEN);

  Registration registration() {
    return change.after();
  }

  /** Empty when the unit stays the asset that it was, whatever the facts now say. */
  Optional<RegistrationState> state() {
    RegistrationState state = change.decision().state();
    return state.code() == change.after().code() ? Optional.of(state) : Optional.empty();
  }

  Optional<Asset> asset() {
    return state().flatMap(s -> s instanceof Asset asset ? Optional.of(asset) : Optional.empty());
  }

  String detail() {
    return state().map(DomainJson::write).orElse(unit.detail());
  }

  /** What is this registration's own, and no other's. */
  Optional<ItemKey> held() {
    return LIVE.contains(change.after().code())
        ? asset().map(Moved::key).or(unit::item)
        : Optional.empty();
  }

  /** By what the unit is found when that is set free. */
  Optional<ItemKey> storedItem() {
    return held().or(() -> item);
  }

  private static ItemKey key(Asset asset) {
    return switch (asset.item()) {
      case DeviceRecord device -> device.key();
      case ReservationRecord reservation -> reservation.keyOf(asset.user());
    };
  }

  boolean isErased() {
    return unit.facts().fate().filter(fate -> fate.value() == Fate.USER_ERASED).isPresent();
  }
}
