package io.supportcenter.kit.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supportcenter.events.ActorKind;
import io.supportcenter.kit.values.ActivityTime;
import io.supportcenter.kit.values.Actor;
import io.supportcenter.kit.values.GeoPoint;
import io.supportcenter.kit.values.Money;
import io.supportcenter.kit.values.Place;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ValueMapperTest {

  private static final Instant AT = Instant.parse("2026-11-23T12:00:00.123Z");

  @ParameterizedTest
  @EnumSource
  void shouldReadActorsAsTheyWereWritten(Actor.Kind kind) {
    Actor actor = new Actor(kind, "anna");

    assertThat(ValueMapper.actor(ValueMapper.toEvent(actor))).isEqualTo(actor);
  }

  @Test
  void shouldTakeAnActorOfANewerBuildForASystem() {
    assertThat(ValueMapper.actor(new io.supportcenter.events.Actor(ActorKind.UNKNOWN, "bot")))
        .isEqualTo(new Actor(Actor.Kind.SYSTEM, "bot"));
  }

  @Test
  void shouldReadMoneyAsItWasWritten() {
    Money refund = Money.of(-1250, "EUR");

    assertThat(ValueMapper.money(ValueMapper.toEvent(refund))).isEqualTo(refund);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ValueMapper.money(new io.supportcenter.events.Money(1L, "EURO")));
  }

  @Test
  void shouldReadTimesAsTheyWereWritten() {
    Place airport =
        new Place(
            "Lisbon Airport",
            Optional.of("LIS"),
            Optional.of("Lisbon"),
            Optional.of("PT"),
            Optional.of(new GeoPoint(38.7, -9.1)));

    assertReadBack(new ActivityTime(AT, ZoneId.of("Europe/Lisbon"), airport));
    assertReadBack(new ActivityTime(AT, ZoneId.of("Europe/Lisbon"), Place.named("Casa")));
  }

  @Test
  void shouldLeaveOutBlanksAndHalfAPosition() {
    io.supportcenter.events.Place place =
        new io.supportcenter.events.Place(" Casa ", " ", null, " PT ", 38.7, null);

    assertThat(ValueMapper.activityTime(time(" Europe/Lisbon ", place)).place())
        .isEqualTo(
            new Place(
                "Casa", Optional.empty(), Optional.empty(), Optional.of("PT"), Optional.empty()));
  }

  @Test
  void shouldRefuseAnUnknownZoneAndAnInvalidPlace() {
    assertThatThrownBy(() -> ValueMapper.activityTime(time("Europe/Nowhere", place("Casa", 0))))
        .isInstanceOf(DateTimeException.class);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ValueMapper.activityTime(time("Europe/Lisbon", place("Casa", 91))));
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            ValueMapper.activityTime(
                time(
                    "Europe/Lisbon",
                    new io.supportcenter.events.Place("Casa", "a\u0000", null, null, null, null))));
  }

  private static void assertReadBack(ActivityTime time) {
    assertThat(ValueMapper.activityTime(ValueMapper.toEvent(time))).isEqualTo(time);
  }

  private static io.supportcenter.events.ActivityTime time(
      String zone, io.supportcenter.events.Place place) {
    return new io.supportcenter.events.ActivityTime(AT, zone, place);
  }

  private static io.supportcenter.events.Place place(String name, double latitude) {
    return new io.supportcenter.events.Place(name, null, null, null, latitude, 0.0);
  }
}
