package io.supportcenter.local.partners.manufacturer;

import io.supportcenter.local.partners.http.Answer;
import io.supportcenter.local.partners.http.Problem;
import io.supportcenter.local.partners.http.ProblemException;
import io.supportcenter.local.partners.http.Request;
import java.util.Map;

/** Finds the device that was sold: by its serial number when that is given, else by the sale. */
final class DeviceLookup {

  private final Manufacturer manufacturer;
  private final Product product;

  DeviceLookup(Manufacturer manufacturer, Product product) {
    this.manufacturer = manufacturer;
    this.product = product;
  }

  Answer answer(Request request) {
    return request.parameter("serialNumber").map(this::bySerial).orElseGet(() -> bySale(request));
  }

  private Answer bySerial(String serialNumber) {
    return manufacturer
        .bySerial(product, serialNumber)
        .map(this::found)
        .orElseGet(() -> Answer.problem(whyNot(serialNumber)));
  }

  private Problem whyNot(String serialNumber) {
    return manufacturer
        .otherProduct(product, serialNumber)
        .map(DeviceLookup::otherProduct)
        .orElseGet(this::serialNotFound);
  }

  private Answer bySale(Request request) {
    return manufacturer
        .bySale(product, soldUnit(request))
        .map(this::found)
        .orElseGet(() -> Answer.problem(serialRequired()));
  }

  private Answer found(MadeDevice device) {
    return Answer.ok(DeviceAnswer.of(product, device));
  }

  private static SoldUnit soldUnit(Request request) {
    return new SoldUnit(
        required(request, "retailerId"),
        required(request, "receiptNumber"),
        positive(request, "lineNumber"),
        positive(request, "unit"));
  }

  private static int positive(Request request, String name) {
    var text = required(request, name);
    if (!text.matches("[1-9][0-9]{0,8}")) {
      throw new ProblemException(Problem.invalidRequest(name + " must be a number from 1"));
    }
    return Integer.parseInt(text);
  }

  private static String required(Request request, String name) {
    return request
        .parameter(name)
        .orElseThrow(() ->
            new ProblemException(
                Problem.invalidRequest(name + " is missing, and so is serialNumber")));
  }

  private static Problem otherProduct(Product other) {
    return Problem.of(
            409,
            "SERIAL_OTHER_PRODUCT",
            "Serial number of another product",
            "The serial number belongs to another product.")
        .with(Map.of("gtin", other.gtin(), "model", other.model()));
  }

  private Problem serialNotFound() {
    return Problem.of(
            404,
            "SERIAL_NOT_FOUND",
            "Serial number not found",
            "No device of this product has this serial number.")
        .with(Map.of("registrable", product.registrable()));
  }

  private Problem serialRequired() {
    return Problem.of(
            404,
            "SERIAL_REQUIRED",
            "Serial number required",
            "It is not known which unit was sold on this receipt.")
        .with(Map.of("registrable", product.registrable()));
  }
}
