package io.supportcenter.proactive;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.events.ActivityTime;
import io.supportcenter.events.LiveSessionRequested;
import io.supportcenter.events.Place;
import io.supportcenter.events.VendorEventKind;
import io.supportcenter.events.VendorEventOccurred;
import io.supportcenter.kit.testing.RecordMatrix;
import io.supportcenter.proactive.testing.ProactiveParts;
import io.supportcenter.schemas.Topics;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

@QuarkusTest
@WithTestResource(ProactiveParts.class)
class RecordIT extends RecordMatrix {

  @Override
  protected Stream<Source> sources() {
    return Stream.of(
        new Source(Topics.VENDOR_EVENTS, RecordIT::vendorEvent),
        new Source(Topics.LIVE_SESSION_REQUESTS, RecordIT::sessionRequest));
  }

  private static Right vendorEvent() {
    String number = ("MA-" + UUID.randomUUID()).toUpperCase(Locale.ROOT);
    VendorEventOccurred event =
        VendorEventOccurred.newBuilder()
            .setVendorId("meridian-air")
            .setReservationNumber(number)
            .setSequence(1)
            .setKind(VendorEventKind.MOVED)
            .setOccurredAt(Instant.now())
            .setStart(time("2027-03-08T14:30:00Z"))
            .setEnd(time("2027-03-08T18:10:00Z"))
            .setCause("Weather")
            .build();
    return new Right(
        "meridian-air:" + number,
        event,
        "SELECT 1 FROM booking WHERE reservation_number = ? AND event IS NOT NULL",
        number);
  }

  private static Right sessionRequest() {
    UUID id = UUID.randomUUID();
    String user = "user-" + id;
    LiveSessionRequested request =
        LiveSessionRequested.newBuilder()
            .setRequestId(id.toString())
            .setUserId(user)
            .setRequestedBy("matrix")
            .setAssetId(UUID.randomUUID().toString())
            .setTopic("Help me")
            .setDetails(new HashMap<>(Map.of("order", "42")))
            .setOccurredAt(Instant.now())
            .build();
    return new Right(user, request, "SELECT 1 FROM live_session WHERE id = ?", id);
  }

  private static ActivityTime time(String at) {
    return new ActivityTime(
        Instant.parse(at), "Europe/Berlin", new Place("Berlin", "BER", "Berlin", "DE", 52.4, 13.5));
  }
}
