package io.supportcenter.registration.unit;

import io.supportcenter.registration.asset.RegistrationId;
import io.supportcenter.registration.receipt.UnitKey;
import io.supportcenter.registration.unit.RegistrationState.Asset;

/**
 * What is stored of a registration to know what has been published of it.
 *
 * @param fingerprint of the last decision that was published, empty before the first
 * @param version of the last event on the registration, 0 before the first
 * @param assetVersion of the last event on the asset, 0 before the first
 */
public record Registration(
    RegistrationId id,
    UnitKey unit,
    StateCode code,
    String fingerprint,
    long version,
    long assetVersion) {

  public static Registration received(UnitKey unit) {
    return new Registration(RegistrationId.of(unit), unit, StateCode.RECEIVED, "", 0, 0);
  }

  /** Consent is needed to become an asset; withdrawing it later has no effect on assets. */
  public boolean consentHolds(boolean usersConsent) {
    return usersConsent || isAsset();
  }

  /** Whether the unit is, or was, an asset. */
  public boolean isAsset() {
    return assetVersion > 0;
  }

  /**
   * The registration after a decision. An asset stays one: what contradicts it later is for an
   * agent to resolve, and must not make it vanish silently.
   */
  Registration decided(RegistrationDecision decision) {
    boolean toAsset = decision.state() instanceof Asset;
    if (isAsset() && !toAsset) {
      return this;
    }
    StateCode next = decision.state().code();
    String print = StateFingerprint.of(decision);
    boolean news = next.isPublished() && !print.equals(fingerprint);
    return new Registration(
        id,
        unit,
        next,
        next.isPublished() ? print : fingerprint,
        news && !toAsset ? version + 1 : version,
        news && toAsset ? assetVersion + 1 : assetVersion);
  }
}
