package io.supportcenter.local.walk.registration;

import com.fasterxml.jackson.databind.JsonNode;
import io.supportcenter.local.walk.AssetStore;
import io.supportcenter.local.walk.ClaimStep;
import io.supportcenter.local.walk.StepFailed;
import io.supportcenter.local.walk.WalkContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The first half of claim 1: a receipt becomes a registered device. Every step can be repeated on
 * the same stack: sending the same receipts again changes nothing.
 */
public final class RegistrationSteps {

  private static final String PATENT = "US 9,173,090 (registration)";

  private RegistrationSteps() {}

  public static List<ClaimStep> all() {
    return List.of(
        step(
            "an electronic receipt is received from a retailer's remote point of sale",
            RegistrationSteps::receive),
        step(
            "the device is registered automatically, with the retailer's back end asked",
            RegistrationSteps::askRetailer),
        step(
            "device information comes from the manufacturer's back end because of the receipt, not"
                + " from the user",
            RegistrationSteps::askManufacturer),
        step(
            "manufacturer, model and serial number are in the user's asset store",
            RegistrationSteps::store),
        step(
            "products of several manufacturers and retailers are supported",
            RegistrationSteps::manyProviders),
        step(
            "a unit that is not registered waits, or is rejected with its reason",
            RegistrationSteps::expectations));
  }

  private static String receive(WalkContext context) throws Exception {
    RegistrationDesk desk = new RegistrationDesk(context);
    for (Buyer buyer : Buyer.values()) {
      desk.introduce(buyer);
    }
    int taken = 0;
    int ignored = 0;
    SampleEvents.publish(context, "08-sale-voided-later");
    SampleEvents.publish(context, "28-reservations");
    for (Path file : posLogs(context)) {
      JsonNode answer = desk.sendPosLog(retailer(file), Files.readString(file));
      taken += answer.path("receipts").size();
      ignored += answer.path("ignored").size();
    }
    desk.awaitUnits("northmart", "0417-03-88121-2026-11-20", List.of("REGISTERED"));
    return taken
        + " POSLog receipts over HTTP ("
        + ignored
        + " transactions ignored), 2 receipts over Kafka";
  }

  private static String askRetailer(WalkContext context) throws Exception {
    RegistrationDesk desk = new RegistrationDesk(context);
    desk.awaitUnits("northmart", "0417-03-88125-2026-11-20", List.of("REGISTERED"));
    JsonNode device = deviceOf(context, Buyer.SAM, "88125-2026-11-20");
    return "a receipt without any customer is "
        + describe(device)
        + " of the buyer whom the retailer named";
  }

  private static String askManufacturer(WalkContext context) throws Exception {
    RegistrationDesk desk = new RegistrationDesk(context);
    desk.awaitUnits("northmart", "0417-03-87002-2026-08-31", List.of("REGISTERED"));
    JsonNode device = serial(context, Buyer.ALEX, "HP20A0093117");
    Set<String> sources = new TreeSet<>();
    device.path("provenance").forEach(field -> sources.add(field.path("source").asText()));
    if (!source(device, "serialNumber").equals("MANUFACTURER") || sources.contains("USER")) {
      throw new StepFailed("sources of " + describe(device) + " are " + sources);
    }
    return describe(device) + ": no serial number on the receipt, all from " + sources;
  }

  private static String store(WalkContext context) throws Exception {
    JsonNode device = serial(context, Buyer.ALEX, "AX70014402");
    String event = SampleEvents.registered(context, device.path("id").asText());
    return describe(device) + ", in the asset store and as " + event;
  }

  private static String manyProviders(WalkContext context) throws Exception {
    RegistrationDesk desk = new RegistrationDesk(context);
    desk.awaitUnits("harbor-electronics", "0012-07-40551-2026-11-20", List.of("REGISTERED"));
    desk.awaitUnits("northmart", "0417-03-88130-2026-11-20", List.of("REGISTERED", "REGISTERED"));
    Set<String> manufacturers = new TreeSet<>();
    for (Buyer buyer : Buyer.values()) {
      desk.products(buyer).forEach(p -> manufacturers.add(characteristic(p, "manufacturer")));
    }
    // A reservation has none.
    manufacturers.remove("");
    if (manufacturers.size() < 3) {
      throw new StepFailed("devices of " + manufacturers + " only");
    }
    return "devices of " + manufacturers + " from two retailers";
  }

  private static String expectations(WalkContext context) throws Exception {
    RegistrationDesk desk = new RegistrationDesk(context);
    takeBack(context, desk);
    List<Expectation> all = Expectation.read(context.samples());
    for (Expectation expected : all) {
      desk.awaitUnits(expected.retailerId(), expected.receiptNumber(), expected.states());
      List<String> devices = desk.devices(expected.retailerId(), expected.receiptNumber());
      if (!devices.equals(expected.units())) {
        throw new StepFailed(
            "receipt %s should be %s and is %s"
                .formatted(expected.receiptNumber(), expected.units(), devices));
      }
    }
    return all.size()
        + " sample receipts ended as their table expects, serial numbers and warranties included";
  }

  /** A unit taken back before its registration is rejected; here it is registered first. */
  private static void takeBack(WalkContext context, RegistrationDesk desk) throws Exception {
    desk.awaitDecided("northmart", "0417-03-88140-2026-11-20");
    desk.awaitDecided("northmart", "0417-03-88150-2026-11-20");
    desk.sendPosLog(
        "northmart", Files.readString(context.samples().resolve("receipts/poslog/07-return.xml")));
    SampleEvents.publish(context, "09-post-void");
  }

  private static JsonNode serial(WalkContext context, Buyer buyer, String serialNumber)
      throws IOException, InterruptedException {
    return AssetStore.of(buyer.userId(), context).device(serialNumber);
  }

  private static JsonNode deviceOf(WalkContext context, Buyer buyer, String receiptEnd)
      throws IOException, InterruptedException {
    return AssetStore.of(buyer.userId(), context)
        .product(
            "device of receipt ..." + receiptEnd,
            product ->
                references(product.path("provenance")).anyMatch(r -> r.endsWith(receiptEnd)));
  }

  private static Stream<String> references(JsonNode provenance) {
    List<String> references = new ArrayList<>();
    provenance.forEach(field -> references.add(field.path("reference").asText()));
    return references.stream();
  }

  private static String source(JsonNode device, String field) {
    for (JsonNode origin : device.path("provenance")) {
      if (origin.path("field").asText().equals(field)) {
        return origin.path("source").asText();
      }
    }
    return "";
  }

  private static String characteristic(JsonNode product, String name) {
    return AssetStore.characteristic(product.path("productCharacteristic"), name);
  }

  private static String describe(JsonNode device) {
    return "%s %s, serial %s"
        .formatted(
            characteristic(device, "manufacturer"),
            characteristic(device, "model"),
            device.path("productSerialNumber").asText());
  }

  /** All but those that are sent over Kafka or later. */
  private static List<Path> posLogs(WalkContext context) throws IOException {
    try (Stream<Path> files = Files.list(context.samples().resolve("receipts/poslog"))) {
      return files.filter(f -> !f.getFileName().toString().matches("0[789]-.*")).sorted().toList();
    }
  }

  private static String retailer(Path file) {
    return file.getFileName().toString().matches("2[567]-.*") ? "harbor-electronics" : "northmart";
  }

  private static ClaimStep step(String element, ClaimStep.Proof proof) {
    return new ClaimStep(PATENT, element, proof);
  }
}
