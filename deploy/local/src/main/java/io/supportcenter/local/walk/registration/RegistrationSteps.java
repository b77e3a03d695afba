package io.supportcenter.local.walk.registration;

import com.fasterxml.jackson.databind.JsonNode;
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
 * The first half of claim 1: a receipt becomes a registered device. Every step holds again on a
 * stack that has walked before: the same receipts sent again change nothing.
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
            "the device is registered by itself, with the retailer's back end asked",
            RegistrationSteps::askRetailer),
        step(
            "device information comes from the manufacturer's back end because of the receipt, not from the user",
            RegistrationSteps::askManufacturer),
        step(
            "manufacturer, model and serial number stand in the user's asset store",
            RegistrationSteps::store),
        step(
            "products of several manufacturers and retailers are supported",
            RegistrationSteps::manyProviders),
        step(
            "what cannot be registered waits or is rejected with its reason",
            RegistrationSteps::expectations));
  }

  private static String receive(WalkContext context) throws Exception {
    Centre centre = new Centre(context);
    for (Buyer buyer : Buyer.values()) {
      centre.introduce(buyer);
    }
    int taken = 0;
    int ignored = 0;
    SampleEvents.publish(context, "08-sale-voided-later");
    SampleEvents.publish(context, "28-reservations");
    for (Path file : posLogs(context)) {
      JsonNode answer = centre.sendPosLog(retailer(file), Files.readString(file));
      taken += answer.path("receipts").size();
      ignored += answer.path("ignored").size();
    }
    centre.awaitUnits("northmart", "0417-03-88121-2026-11-20", List.of("REGISTERED"));
    return taken
        + " POSLog receipts over HTTP ("
        + ignored
        + " transactions ignored), 2 receipts over Kafka";
  }

  private static String askRetailer(WalkContext context) throws Exception {
    Centre centre = new Centre(context);
    centre.awaitUnits("northmart", "0417-03-88125-2026-11-20", List.of("REGISTERED"));
    JsonNode device = device(centre, Buyer.SAM, receipt -> receipt.endsWith("88125-2026-11-20"));
    return "a receipt without any customer is "
        + describe(device)
        + " of the buyer whom the retailer named";
  }

  private static String askManufacturer(WalkContext context) throws Exception {
    Centre centre = new Centre(context);
    centre.awaitUnits("northmart", "0417-03-87002-2026-08-31", List.of("REGISTERED"));
    JsonNode device = serial(centre, Buyer.ALEX, "HP20A0093117");
    Set<String> sources = new TreeSet<>();
    device.path("provenance").forEach(field -> sources.add(field.path("source").asText()));
    if (!source(device, "serialNumber").equals("MANUFACTURER") || sources.contains("USER")) {
      throw new StepFailed("sources of " + describe(device) + " are " + sources);
    }
    return describe(device) + ": no serial number on the receipt, all from " + sources;
  }

  private static String store(WalkContext context) throws Exception {
    JsonNode device = serial(new Centre(context), Buyer.ALEX, "AX70014402");
    String event = SampleEvents.registered(context, device.path("id").asText());
    return describe(device) + ", in the asset store and as " + event;
  }

  private static String manyProviders(WalkContext context) throws Exception {
    Centre centre = new Centre(context);
    centre.awaitUnits("harbor-electronics", "0012-07-40551-2026-11-20", List.of("REGISTERED"));
    centre.awaitUnits("northmart", "0417-03-88130-2026-11-20", List.of("REGISTERED", "REGISTERED"));
    Set<String> manufacturers = new TreeSet<>();
    for (Buyer buyer : Buyer.values()) {
      centre
          .products(buyer)
          .forEach(p -> manufacturers.add(Centre.characteristic(p, "manufacturer")));
    }
    // A reservation has none.
    manufacturers.remove("");
    if (manufacturers.size() < 3) {
      throw new StepFailed("devices of " + manufacturers + " only");
    }
    return "devices of " + manufacturers + " from two retailers";
  }

  private static String expectations(WalkContext context) throws Exception {
    Centre centre = new Centre(context);
    takeBack(context, centre);
    List<Expectation> all = Expectation.read(context.samples());
    for (Expectation expected : all) {
      centre.awaitUnits(expected.retailerId(), expected.receiptNumber(), expected.units());
    }
    return all.size() + " sample receipts ended as their table says";
  }

  /** What is taken back before it is registered is rejected; here it is to be registered first. */
  private static void takeBack(WalkContext context, Centre centre) throws Exception {
    centre.awaitDecided("northmart", "0417-03-88140-2026-11-20");
    centre.awaitDecided("northmart", "0417-03-88150-2026-11-20");
    centre.sendPosLog(
        "northmart", Files.readString(context.samples().resolve("receipts/poslog/07-return.xml")));
    SampleEvents.publish(context, "09-post-void");
  }

  private static JsonNode serial(Centre centre, Buyer buyer, String serialNumber)
      throws IOException, InterruptedException {
    return centre.products(buyer).stream()
        .filter(p -> p.path("productSerialNumber").asText().equals(serialNumber))
        .findFirst()
        .orElseThrow(() -> new StepFailed(buyer.userId() + " has no device " + serialNumber));
  }

  private static JsonNode device(
      Centre centre, Buyer buyer, java.util.function.Predicate<String> receipt)
      throws IOException, InterruptedException {
    return centre.products(buyer).stream()
        .filter(p ->
            Stream.of(p.path("provenance"))
                .flatMap(RegistrationSteps::references)
                .anyMatch(receipt))
        .findFirst()
        .orElseThrow(() -> new StepFailed(buyer.userId() + " has no device of that receipt"));
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

  private static String describe(JsonNode device) {
    return "%s %s, serial %s"
        .formatted(
            Centre.characteristic(device, "manufacturer"),
            Centre.characteristic(device, "model"),
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

  private static ClaimStep step(String element, Run run) {
    return new ClaimStep() {
      @Override
      public String patent() {
        return PATENT;
      }

      @Override
      public String element() {
        return element;
      }

      @Override
      public String run(WalkContext context) throws Exception {
        return run.run(context);
      }
    };
  }

  private interface Run {
    String run(WalkContext context) throws Exception;
  }
}
