package io.supportcenter.registration.registration;

/** The stored fields of a device whose provenance is kept. */
public enum DeviceField {
  MANUFACTURER("manufacturer"),
  MODEL("model"),
  MODEL_NAME("modelName"),
  SERIAL_NUMBER("serialNumber"),
  GTIN("gtin"),
  PURCHASED_AT("purchasedAt"),
  WARRANTY("warranty"),
  USER_ID("userId");

  private final String label;

  DeviceField(String label) {
    this.label = label;
  }

  /** The name in events and answers. */
  public String label() {
    return label;
  }
}
