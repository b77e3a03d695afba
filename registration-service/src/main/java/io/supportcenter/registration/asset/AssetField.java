package io.supportcenter.registration.asset;

/** The stored fields of an asset whose provenance is kept. */
public enum AssetField {
  MANUFACTURER("manufacturer"),
  MODEL("model"),
  MODEL_NAME("modelName"),
  SERIAL_NUMBER("serialNumber"),
  GTIN("gtin"),
  PURCHASED_AT("purchasedAt"),
  WARRANTY("warranty"),
  RESERVATION_NUMBER("reservationNumber"),
  TITLE("title"),
  START("start"),
  END("end"),
  USER_ID("userId");

  private final String label;

  AssetField(String label) {
    this.label = label;
  }

  /** The name in events and answers. */
  public String label() {
    return label;
  }
}
