package io.supportcenter.registration.asset;

/** What became of an asset. */
public enum AssetStatus {
  REGISTERED,
  TRANSFERRED,
  RETURNED,
  WITHDRAWN,
  STOLEN,
  END_OF_LIFE;

  /** Whether no other registration may have the same device, or the user the same reservation. */
  public boolean isLive() {
    return this == REGISTERED || this == STOLEN;
  }
}
