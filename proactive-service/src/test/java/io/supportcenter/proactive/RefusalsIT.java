package io.supportcenter.proactive;

import static io.supportcenter.kit.testing.Centre.awaiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.events.LiveSessionRequested;
import io.supportcenter.events.VendorEventKind;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.testing.Centre;
import io.supportcenter.local.trip.Trip;
import io.supportcenter.proactive.testing.ProactiveCentre;
import io.supportcenter.proactive.testing.ProactiveParts;
import io.supportcenter.schemas.Topics;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which refusals vendors and back ends can read, and that later records are taken. */
@QuarkusTest
@WithTestResource(ProactiveParts.class)
class RefusalsIT {

  @Inject ProactiveCentre centre;

  private final Trip trip = Trip.tomorrow();

  @Test
  void shouldTellAVendorAllThatIsWrongAndTakeItsNextEvent() {
    centre.registerFlight(trip);
    centre.tell(
        trip.event(1, VendorEventKind.MOVED)
            .setEnd(Trip.inZone(trip.arrival(), "Europe/Atlantis"))
            .build());
    centre.erase(Topics.VENDOR_EVENTS, trip.flightKey());
    centre.tell(trip.cancelled(2));

    centre.awaitMessages(trip, "ACTIVITY_CHANGED");
    awaiting()
        .untilAsserted(() ->
            assertThat(centre.refusals(trip.flightKey()))
                .containsExactlyInAnyOrder("ZONE_UNKNOWN end.zone", "EMPTY_RECORD"));
  }

  @Test
  void shouldTellWhichRequestsForASessionAreWrongAndOpenTheRightOne() {
    String user = Centre.newUser();
    String id = UUID.randomUUID().toString();
    for (LiveSessionRequested request :
        List.of(
            request("1-1-1-1-1", user, "Help me"),
            request(UUID.randomUUID().toString(), "u\u0000", "Help me"),
            request(id, user, "Help\u0000me"),
            request(id.toUpperCase(Locale.ROOT), user, "Help me"),
            request(id, user, "Something else"))) {
      centre.publish(Topics.LIVE_SESSION_REQUESTS, user, request);
    }

    awaiting()
        .untilAsserted(() ->
            assertThat(centre.refusals(user))
                .containsExactlyInAnyOrder(
                    "INVALID requestId", "CHARACTERS userId", "ID_REUSED requestId"));
    Centre.as("supervisor-1", Roles.SUPERVISOR)
        .get("/v1/live-sessions/{id}", id)
        .then()
        .statusCode(200)
        .body("topic", equalTo("Help me"))
        .body("details.order", equalTo("4 2"));
    centre.leave(user, id);
  }

  private static LiveSessionRequested request(String id, String user, String topic) {
    return LiveSessionRequested.newBuilder()
        .setRequestId(id)
        .setUserId(user)
        .setRequestedBy("shop")
        .setTopic(topic)
        .setDetails(Map.of("order", "4\u00002"))
        .setOccurredAt(Instant.now())
        .build();
  }
}
