package io.supportcenter.activation.device;

/** What a provider learns about a device: from the user asset store, never typed by a user. */
public record DeviceInformation(String manufacturer, String model, String serialNumber) {
  public DeviceInformation {
    if (manufacturer.isBlank() || model.isBlank() || serialNumber.isBlank()) {
      throw new IllegalArgumentException(
          "a device has a manufacturer, a model and a serial number");
    }
  }
}
