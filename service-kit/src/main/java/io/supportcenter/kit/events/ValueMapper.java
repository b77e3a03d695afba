package io.supportcenter.kit.events;

import io.supportcenter.events.ActorKind;
import io.supportcenter.kit.values.ActivityTime;
import io.supportcenter.kit.values.Actor;
import io.supportcenter.kit.values.DecorativeText;
import io.supportcenter.kit.values.GeoPoint;
import io.supportcenter.kit.values.Money;
import io.supportcenter.kit.values.Place;
import io.supportcenter.kit.values.Text;
import java.time.ZoneId;
import java.util.Optional;

/** The kit's values in events, and back. Texts lose the blanks around them. */
public final class ValueMapper {

  private ValueMapper() {}

  public static io.supportcenter.events.Actor toEvent(Actor actor) {
    return new io.supportcenter.events.Actor(ActorKind.valueOf(actor.kind().name()), actor.id());
  }

  /**
   * A kind of a newer build is a system.
   *
   * @throws IllegalArgumentException when the id breaks the rule
   */
  public static Actor actor(io.supportcenter.events.Actor actor) {
    return new Actor(
        switch (actor.getKind()) {
          case USER -> Actor.Kind.USER;
          case AGENT -> Actor.Kind.AGENT;
          case SUPERVISOR -> Actor.Kind.SUPERVISOR;
          case IDENTITY_VERIFIER -> Actor.Kind.IDENTITY_VERIFIER;
          case OPERATOR -> Actor.Kind.OPERATOR;
          case SYSTEM, UNKNOWN -> Actor.Kind.SYSTEM;
        },
        actor.getId());
  }

  public static io.supportcenter.events.Money toEvent(Money money) {
    return new io.supportcenter.events.Money(money.amountMinor(), money.currencyCode());
  }

  /**
   * @throws IllegalArgumentException when the currency is unknown
   */
  public static Money money(io.supportcenter.events.Money money) {
    return Money.of(money.getAmountMinor(), money.getCurrency());
  }

  public static io.supportcenter.events.ActivityTime toEvent(ActivityTime time) {
    return new io.supportcenter.events.ActivityTime(
        time.at(), time.zone().getId(), toEvent(time.place()));
  }

  /**
   * @throws IllegalArgumentException when the position or a code of the place is invalid
   * @throws java.time.DateTimeException when the zone is unknown
   */
  public static ActivityTime activityTime(io.supportcenter.events.ActivityTime time) {
    return new ActivityTime(
        time.getAt(), ZoneId.of(time.getZone().strip()), place(time.getPlace()));
  }

  private static io.supportcenter.events.Place toEvent(Place place) {
    return new io.supportcenter.events.Place(
        place.name(),
        place.code().orElse(null),
        place.city().orElse(null),
        place.country().orElse(null),
        place.position().map(GeoPoint::latitude).orElse(null),
        place.position().map(GeoPoint::longitude).orElse(null));
  }

  private static Place place(io.supportcenter.events.Place place) {
    return new Place(
        DecorativeText.of(place.getName(), Place.LENGTH_MAX).orElse(""),
        code(place.getCode()),
        DecorativeText.of(place.getCity(), Place.LENGTH_MAX),
        code(place.getCountry()),
        position(place.getLatitude(), place.getLongitude()));
  }

  /** Zeros are what systems write that know none: there is nothing but sea. */
  private static Optional<GeoPoint> position(Double latitude, Double longitude) {
    return latitude == null || longitude == null || (latitude == 0 && longitude == 0)
        ? Optional.empty()
        : Optional.of(new GeoPoint(latitude, longitude));
  }

  private static Optional<String> code(String text) {
    return Optional.ofNullable(text).map(Text::code).filter(code -> !code.isEmpty());
  }
}
