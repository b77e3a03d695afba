package io.supportcenter.registration.testing;

import io.supportcenter.kit.testing.SimulatedPartners;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The simulated partners: what they know, and how they misbehave. */
@Singleton
public class Partners {

  private static final String DIRECTORY = "/v1/partners";

  private final SimulatedPartners retailers;
  private final SimulatedPartners manufacturers;

  Partners(
      @ConfigProperty(name = "test.retailers.url") String retailers,
      @ConfigProperty(name = "test.manufacturers.url") String manufacturers) {
    this.retailers = new SimulatedPartners(retailers);
    this.manufacturers = new SimulatedPartners(manufacturers);
  }

  public SimulatedPartners retailers() {
    return retailers;
  }

  public SimulatedPartners manufacturers() {
    return manufacturers;
  }

  /** Puts a retailer into the support centre's directory. */
  public void addRetailer(String id, String simulated) {
    retailers.introduce(DIRECTORY, id, "/" + simulated, retailer());
  }

  /** The same for one that may sell only these vendors' reservations. */
  public void addRetailerOf(String id, String simulated, String... vendors) {
    Map<String, Object> entry = new HashMap<>(retailer());
    entry.put("sellsFor", List.of(vendors));
    retailers.introduce(DIRECTORY, id, "/" + simulated, entry);
  }

  /** Puts a manufacturer into the support centre's directory. */
  public void addManufacturer(String id, String... prefixes) {
    addManufacturer(id, Map.of(), prefixes);
  }

  /** With more fields of its entry. */
  public void addManufacturer(String id, Map<String, Object> more, String... prefixes) {
    Map<String, Object> entry = new HashMap<>(manufacturer(prefixes));
    entry.putAll(more);
    manufacturers.introduce(DIRECTORY, id, "/" + id, entry);
  }

  /** The same for a manufacturer in whose serial numbers letter case says nothing. */
  public void addManufacturerInCapitals(String id, String... prefixes) {
    addManufacturer(
        id,
        Map.of(
            "serialRule", Map.of("letterCase", "UPPER", "pattern", ".*", "stripSeparators", false)),
        prefixes);
  }

  static Map<String, Object> retailer() {
    return Map.of("kind", "RETAILER", "zone", Sold.ZONE, "sellsFor", Booked.VENDORS);
  }

  static Map<String, Object> manufacturer(String... prefixes) {
    return Map.of("kind", "MANUFACTURER", "gtinPrefixes", List.of(prefixes));
  }

  public void behave() {
    retailers.behave();
    manufacturers.behave();
  }

  /** Takes a partner out of the support centre's directory. */
  public void remove(String id) {
    SimulatedPartners.dismiss(DIRECTORY, id);
  }

  /**
   * The retailer books the sale as it is on the receipt, and the manufacturer has made the devices.
   */
  public void know(Sold sold) {
    book(sold, Map.of());
    make(sold);
  }

  /** Books the sale with some fields changed. */
  public void book(Sold sold, Map<String, Object> otherwise) {
    book(sold.retailerId(), sold, sold.serials(), otherwise);
  }

  public void bookWithSerials(Sold sold, List<String> serials) {
    book(sold.retailerId(), sold, serials, Map.of());
  }

  public void book(
      String retailer, Sold sold, List<String> serials, Map<String, Object> otherwise) {
    Map<String, Object> sale = new HashMap<>();
    sale.put("receiptNumber", sold.receiptNumber());
    sale.put("status", "COMPLETED");
    sale.put("storeId", "0417");
    sale.put("workstationId", "03");
    sale.put("sequenceNumber", "1");
    sale.put("businessDay", "2026-11-20");
    sale.put("soldAt", "2026-11-20T16:42:07+01:00");
    sale.put("zone", Sold.ZONE);
    sale.put("customer", List.of());
    sale.put(
        "lines",
        List.of(
            Map.of(
                "lineNumber",
                1,
                "retailerItemId",
                "500118",
                "gtin",
                sold.gtin(),
                "description",
                "Kestrel K8 tablet",
                "quantity",
                sold.quantity(),
                "serialNumbers",
                serials)));
    sale.putAll(otherwise);
    retailers.know("sales", Map.of("retailerId", retailer, "sale", sale));
  }

  /** The retailer's books have the reservation under that number. */
  public void book(Booked booked, String reservationNumber) {
    book(
        "northmart",
        Sold.tablet().numbered(booked.receiptNumber()),
        List.of(),
        Map.of(
            "lines",
            List.of(
                Map.of(
                    "lineNumber",
                    1,
                    "retailerItemId",
                    "H-3N",
                    "description",
                    "Hotel, 3 nights",
                    "quantity",
                    1,
                    "reservationNumber",
                    reservationNumber))));
  }

  /** The retailer's books have a line for each, with that much more about it. */
  public void know(Booked booked, List<Map<String, Object>> sold) {
    List<Map<String, Object>> lines = new ArrayList<>();
    for (Map<String, Object> more : sold) {
      Map<String, Object> line = new HashMap<>(more);
      line.put("lineNumber", lines.size() + 1);
      line.put("retailerItemId", "F-" + lines.size());
      line.put("description", "Flight");
      line.put("quantity", 1);
      lines.add(line);
    }
    book(
        "northmart",
        Sold.tablet().numbered(booked.receiptNumber()),
        List.of(),
        Map.of("lines", lines));
  }

  public void make(Sold sold) {
    List<Map<String, Object>> devices = new ArrayList<>();
    for (int i = 0; i < sold.serials().size(); i++) {
      devices.add(device(sold, sold.serials().get(i), i + 1));
    }
    manufacturers.know("devices", devices);
  }

  /** Makes one device, which was sold as that unit. */
  public void make(Sold sold, String serial, int unit) {
    manufacturers.know("devices", device(sold, serial, unit));
  }

  /** Another manufacturer makes the device. */
  public void make(String manufacturer, Sold sold, String serial) {
    Map<String, Object> device = new HashMap<>(device(sold, serial, 1));
    device.put("manufacturerId", manufacturer);
    manufacturers.know("devices", device);
  }

  private static Map<String, Object> device(Sold sold, String serial, int unit) {
    return Map.of(
        "manufacturerId",
        sold.gtin().startsWith("9521303") ? "lumen-displays" : "kestrel-mobile",
        "gtin",
        "00".substring(sold.gtin().length() - 12) + sold.gtin(),
        "serialNumber",
        serial,
        "manufacturedOn",
        "2026-06-30",
        "shippedOn",
        "2026-08-19",
        "soldAs",
        Map.of(
            "retailerId",
            sold.retailerId(),
            "receiptNumber",
            sold.receiptNumber(),
            "lineNumber",
            1,
            "unit",
            unit));
  }
}
