package io.supportcenter.registration.registration;

import io.supportcenter.registration.receipt.UnitKey;

/**
 * What is stored of a registration to know what has been published: its state's code and
 * fingerprint, and the two event counters.
 *
 * @param fingerprint of the published state, see {@link StateFingerprint}
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
    return new Registration(
        RegistrationId.of(unit),
        unit,
        StateCode.RECEIVED,
        StateFingerprint.of(new RegistrationState.Received()),
        0,
        0);
  }

  /** Consent is needed to become an asset; withdrawing it later does not take devices away. */
  public boolean consentHolds(boolean usersConsent) {
    return usersConsent || isAsset();
  }

  /** Whether the unit is, or was, an asset. */
  public boolean isAsset() {
    return assetVersion > 0;
  }

  /** What the decided state changes; see {@link RegistrationChange#isChange()}. */
  public RegistrationChange decided(RegistrationState state) {
    throw new UnsupportedOperationException(state.toString());
  }
}
