package io.supportcenter.registration.unit;

import io.supportcenter.registration.asset.AssetStatus;
import io.supportcenter.registration.asset.ItemKey;
import io.supportcenter.registration.asset.StoredAsset;
import io.supportcenter.registration.unit.RegistrationState.Asset;
import java.util.Optional;

/**
 * A unit and what was decided about it.
 *
 * @param unit before the decision, with the facts that it was made on
 * @param after the registration after it
 * @param item that the partners confirmed
 * @param asked key of the question that is open now
 */
public record DecidedUnit(
    StoredUnit unit,
    RegistrationDecision decision,
    Registration after,
    Optional<ItemKey> item,
    Optional<String> asked) {

  public static DecidedUnit of(
      StoredUnit unit, RegistrationDecision decision, Optional<ItemKey> item) {
    return new DecidedUnit(
        unit, decision, unit.registration().decided(decision), item, asked(unit, decision));
  }

  private static Optional<String> asked(StoredUnit unit, RegistrationDecision decision) {
    return decision.followUps().stream()
        .filter(FollowUp.AskManufacturer.class::isInstance)
        .map(FollowUp::key)
        .findFirst()
        .or(unit::asked);
  }

  public Registration before() {
    return unit.registration();
  }

  /** Whether there is an event to publish. */
  public boolean isNews() {
    return before().version() != after.version() || isNewsOfAsset();
  }

  public boolean isNewsOfAsset() {
    return before().assetVersion() != after.assetVersion();
  }

  /** Empty when the unit stays the asset that it was, whatever the facts say now. */
  public Optional<RegistrationState> state() {
    return Optional.of(decision.state()).filter(state -> state.code() == after.code());
  }

  /** Empty when the unit is not an asset, or stays as it was. */
  public Optional<StoredAsset> asset() {
    return state()
        .filter(Asset.class::isInstance)
        .map(Asset.class::cast)
        .map(asset ->
            new StoredAsset(
                after.id(),
                asset.user(),
                AssetStatus.valueOf(after.code().name()),
                asset.item(),
                after.assetVersion()));
  }

  /** The item that belongs to this registration and to no other. */
  public Optional<ItemKey> held() {
    if (unit.facts().isUserErased() || !after.code().isLiveAsset()) {
      return Optional.empty();
    }
    return asset().flatMap(asset -> asset.item().key(Optional.of(asset.user()))).or(unit::item);
  }

  /** Finds the unit when the item becomes free. */
  public Optional<ItemKey> storedItem() {
    return held().or(() -> item);
  }
}
