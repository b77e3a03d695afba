package io.supportcenter.registration.testing;

import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.testing.Centre;
import io.supportcenter.kit.testing.Simulator;
import java.util.List;
import java.util.Map;

/** Simulated partners for services that run in processes of their own. */
public final class PartnerProcesses implements AutoCloseable {

  private final Simulator retailers = Simulator.start("RetailerBackEnd", "retailers.json");
  private final Simulator manufacturers =
      Simulator.start("ManufacturerBackEnd", "manufacturers.json");
  private final Partners partners = new Partners(retailers.url(), manufacturers.url());

  /** Books the sales and makes the devices. */
  public void know(List<Sold> sold) {
    sold.forEach(partners::know);
  }

  /** Books the rooms. */
  public void book(List<Booked> rooms) {
    rooms.forEach(room -> partners.book(room, room.number()));
  }

  /** The bodies that put both partners into a support centre's directory, by partner id. */
  public Map<String, Map<String, Object>> directory() {
    return Map.of(
        "northmart",
        partners.retailers().entry("Northmart", "/northmart", Partners.retailer()),
        "kestrel-mobile",
        partners
            .manufacturers()
            .entry("Kestrel Mobile", "/kestrel-mobile", Partners.manufacturer("9521202")));
  }

  /** Sends a PUT as an operator. True when it was accepted. */
  public static boolean put(String url, Object body) {
    return Centre.as("operator-1", Roles.OPERATOR, Roles.IDENTITY_VERIFIER)
            .body(body)
            .put(url)
            .statusCode()
        == 200;
  }

  @Override
  public void close() {
    retailers.stop();
    manufacturers.stop();
  }
}
