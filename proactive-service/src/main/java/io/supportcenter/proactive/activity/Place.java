package io.supportcenter.proactive.activity;

import static java.util.Objects.requireNonNull;

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
    Optional<GeoPoint> position) {

  public Place {
    requireNonNull(name);
    requireNonNull(code);
    requireNonNull(city);
    requireNonNull(country);
    requireNonNull(position);
  }

  public static Place named(String name) {
    return new Place(name, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }
}
