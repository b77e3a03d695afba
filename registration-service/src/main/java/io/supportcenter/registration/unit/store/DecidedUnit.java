package io.supportcenter.registration.unit.store;

import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.registration.asset.AssetStatus;
import io.supportcenter.registration.asset.DeviceRecord;
import io.supportcenter.registration.asset.ItemKey;
import io.supportcenter.registration.asset.ReservationRecord;
import io.supportcenter.registration.asset.StoredAsset;
import io.supportcenter.registration.unit.Registration;
import io.supportcenter.registration.unit.RegistrationChange;
import io.supportcenter.registration.unit.RegistrationState;
import io.supportcenter.registration.unit.RegistrationState.Asset;
import io.supportcenter.registration.unit.StateCode;
import io.supportcenter.registration.unit.reading.Disposition;
import java.util.Optional;
import java.util.Set;

/**
 * A unit that was decided again.
 *
 * @param unit with the facts that were decided on
 * @param item that the partners confirmed
 * @param asked key of the question that is open now
 */
record DecidedUnit(
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

  /** Only of an asset. */
  StoredAsset storedAsset() {
    Asset asset = asset().orElseThrow();
    return new StoredAsset(
        registration().id(),
        asset.user(),
        AssetStatus.valueOf(registration().code().name()),
        asset.item(),
        registration().assetVersion());
  }

  String detail() {
    return state().map(DomainJson::write).orElse(unit.detail());
  }

  /** What is this registration's own, and no other's. */
  Optional<ItemKey> held() {
    return LIVE.contains(change.after().code())
        ? asset().map(DecidedUnit::key).or(unit::item)
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
    return unit.facts().fate().filter(fate -> fate.value() == Disposition.USER_ERASED).isPresent();
  }
}
