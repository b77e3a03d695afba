package io.supportcenter.proactive.testing;

import io.restassured.path.json.JsonPath;
import io.supportcenter.kit.testing.SimulatedPartners;
import io.supportcenter.local.trip.Trip;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The simulated vendors: what they have booked, and how they misbehave. */
@Singleton
public class Vendors {

  private static final String DIRECTORY = "/v1/vendors";

  private final SimulatedPartners vendors;

  @Inject
  public Vendors(@ConfigProperty(name = "test.vendors.url") String url) {
    this.vendors = new SimulatedPartners(url);
  }

  /** Puts the vendors into the support centre's directory. */
  public void introduce() {
    introduce(Trip.AIRLINE, "Meridian Air", Set.of("CHAT"));
    introduce(Trip.HOTEL, "Casa Miradouro", Set.of("CHAT", "VOICE"));
    introduce(Trip.COACH, "Lisboa Coach", Set.of("CHAT"));
  }

  public void introduce(String id, String name, Set<String> channels) {
    vendors.introduce(DIRECTORY, id, "/" + id, Map.of("name", name, "channels", channels));
  }

  /** Takes a vendor out of the support centre's directory. */
  public void dismiss(String id) {
    SimulatedPartners.dismiss(DIRECTORY, id);
  }

  /** The hotel has the trip's reservation in its books. */
  public void book(Trip trip, String behaviour) {
    vendors.know(
        "reservations",
        Map.of(
            "vendorId",
            Trip.HOTEL,
            "reservationNumber",
            trip.hotelNumber(),
            "start",
            trip.checkIn().getAt().toString(),
            "end",
            trip.checkOut().getAt().toString(),
            "pricePerDay",
            Map.of("amountMinor", 9500, "currency", "EUR"),
            "changeFee",
            Map.of("amountMinor", 1500, "currency", "EUR"),
            "behaviour",
            behaviour));
  }

  /** The coach company has the trip's bus in its books. */
  public void bookOpenTicket(Trip trip) {
    vendors.know("reservations", JsonPath.from(trip.busBooking()).getMap("$"));
  }

  /** The hotel's next answer to such a request. */
  public void playOnce(String path, Object body) {
    vendors.play(Trip.HOTEL, List.of(Map.of("path", path, "times", 1, "body", body)));
  }

  public void misbehave(Map<String, Object> fault) {
    vendors.misbehave(fault);
  }

  public void behave() {
    vendors.behave();
  }

  /** Methods and outcomes of what was asked with this text in the path, in order. */
  public List<String> asked(String containing) {
    return vendors.asked(containing);
  }
}
