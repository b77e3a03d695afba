package io.supportcenter.registration.progress;

import io.supportcenter.registration.json.DomainJson;
import io.supportcenter.registration.registration.DeviceKey;
import io.supportcenter.registration.registration.Fate;
import io.supportcenter.registration.registration.Registration;
import io.supportcenter.registration.registration.RegistrationChange;
import io.supportcenter.registration.registration.RegistrationState;
import io.supportcenter.registration.registration.RegistrationState.Asset;
import io.supportcenter.registration.registration.StateCode;
import java.util.Optional;
import java.util.Set;

/**
 * A unit that was decided again.
 *
 * @param unit with the facts that were decided on
 * @param device that the manufacturer confirmed
 * @param asked key of the question that is open now
 */
record Moved(
    StoredUnit unit,
    RegistrationChange change,
    Optional<DeviceKey> device,
    Optional<String> asked) {

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

  /** The device that is this registration's own, and nobody else's. */
  Optional<DeviceKey> held() {
    return LIVE.contains(change.after().code())
        ? asset().map(asset -> asset.device().key()).or(unit::device)
        : Optional.empty();
  }

  /** By what the unit is found when this device is set free. */
  Optional<DeviceKey> storedDevice() {
    return held().or(() -> device);
  }

  boolean isErased() {
    return unit.facts().fate().filter(fate -> fate.value() == Fate.USER_ERASED).isPresent();
  }
}
