package io.supportcenter.kit.assets;

/**
 * What a service knows of an asset.
 *
 * @param kind DEVICE or RESERVATION
 * @param status as in the Avro enum AssetStatus; a cancelled reservation is WITHDRAWN
 * @param manufacturer empty for a reservation, like model and serial number
 * @param serialConfirmed the manufacturer's back end confirmed the serial number
 */
public record ProjectedAsset(
    String assetId,
    long version,
    String userId,
    AssetKind kind,
    String status,
    String manufacturer,
    String model,
    String serialNumber,
    boolean serialConfirmed) {

  /** What an asset is. */
  public enum AssetKind {
    DEVICE,
    RESERVATION
  }

  public boolean registered() {
    return status.equals("REGISTERED");
  }
}
