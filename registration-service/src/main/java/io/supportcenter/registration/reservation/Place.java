package io.supportcenter.registration.reservation;

import java.util.Optional;

/**
 * Where an activity starts or ends.
 *
 * @param code what the trade calls it, for example an airport's IATA code
 * @param country ISO 3166-1 alpha-2
 */
public record Place(
    String name,
    Optional<String> code,
    Optional<String> city,
    Optional<String> country,
    Optional<Position> position) {

  public Place {
    PlainText.require("name", name);
    code.ifPresent(text -> PlainText.require("code", text));
    city.ifPresent(text -> PlainText.require("city", text));
    country.ifPresent(text -> PlainText.require("country", text));
  }

  /** Degrees, WGS 84. */
  public record Position(double latitude, double longitude) {
    public Position {
      if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
        throw new IllegalArgumentException("not on earth");
      }
    }
  }
}
