package io.supportcenter.registration.unit.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supportcenter.events.ActivityRescheduled;
import io.supportcenter.events.ReservationStatus;
import io.supportcenter.registration.asset.FieldSource;
import io.supportcenter.registration.testing.Booked;
import io.supportcenter.registration.unit.reading.ConfirmedRescheduling;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RescheduleMapperTest {

  private static final Booked ROOM = Booked.room();

  @Test
  void shouldReadWhatTheVendorConfirmed() {
    ConfirmedRescheduling confirmed = RescheduleMapper.read(ROOM.rescheduled("user-1", 2, 1));

    assertThat(confirmed.asset()).hasToString(ROOM.id());
    assertThat(confirmed.vendorId()).isEqualTo(Booked.HOTEL);
    assertThat(confirmed.reservationNumber()).isEqualTo(ROOM.number());
    assertThat(confirmed.rescheduling().source()).isEqualTo(FieldSource.VENDOR);
    assertThat(confirmed.rescheduling().reference()).isEqualTo("CM-change-1");
    assertThat(confirmed.rescheduling().value().cancelled()).isFalse();
    assertThat(confirmed.rescheduling().value().schedule().start().at())
        .isEqualTo(Booked.CHECK_IN.plus(Duration.ofDays(2)));
    assertThat(confirmed.rescheduling().value().schedule().start().zone())
        .isEqualTo(ZoneId.of("Europe/Lisbon"));
  }

  @Test
  void shouldReadThatItWasCancelled() {
    ConfirmedRescheduling confirmed = RescheduleMapper.read(ROOM.cancelled("user-1", 1));

    assertThat(confirmed.rescheduling().value().cancelled()).isTrue();
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of("asset of somebody else's making", change(e -> e.put("assetId", "asset-1"))),
        Arguments.of("status unknown", change(e -> e.put("status", ReservationStatus.UNKNOWN))),
        Arguments.of("status withdrawn", change(e -> e.put("status", ReservationStatus.WITHDRAWN))),
        Arguments.of("no zone", change(e -> e.getStart().put("zone", "Nowhere"))),
        Arguments.of("end before start", change(e -> e.getEnd().put("at", Instant.EPOCH))),
        Arguments.of("not on earth", change(e -> e.getEnd().getPlace().put("latitude", 91.0))),
        Arguments.of("a place's code", change(e -> e.getEnd().getPlace().put("code", "LIS\u0000"))),
        Arguments.of(
            "a country", change(e -> e.getStart().getPlace().put("country", "x".repeat(201)))),
        Arguments.of("vendor's reference", change(e -> e.put("vendorReference", "CM\n1"))),
        Arguments.of("id", change(e -> e.put("rescheduleId", "x".repeat(201)))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrong")
  void shouldNotReadWhatCannotBeAConfirmation(String what, Consumer<ActivityRescheduled> change) {
    ActivityRescheduled event = ROOM.rescheduled("user-1", 2, 1);
    change.accept(event);

    assertThatThrownBy(() -> RescheduleMapper.read(event))
        .isInstanceOfAny(IllegalArgumentException.class, DateTimeException.class);
  }

  private static Consumer<ActivityRescheduled> change(Consumer<ActivityRescheduled> change) {
    return change;
  }
}
