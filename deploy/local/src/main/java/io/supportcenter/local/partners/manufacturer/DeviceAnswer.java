package io.supportcenter.local.partners.manufacturer;

import java.time.LocalDate;

/** A device as in the manufacturer contract. */
record DeviceAnswer(
    String gtin,
    String manufacturer,
    String model,
    String modelName,
    String serialNumber,
    LocalDate manufacturedOn,
    LocalDate shippedOn,
    boolean registrable,
    Product.Warranty warranty) {

  static DeviceAnswer of(Product product, MadeDevice device) {
    return new DeviceAnswer(
        product.gtin(),
        product.manufacturer(),
        product.model(),
        product.modelName(),
        device.serialNumber(),
        device.manufacturedOn(),
        device.shippedOn(),
        product.registrable(),
        product.warranty());
  }
}
