package io.supportcenter.kit.values;

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

  public static final int LENGTH_MAX = 200;

  public Place {
    Text.requireAtMost("a place's name", name, LENGTH_MAX);
    code.ifPresent(text -> Text.requireAtMost("a place's code", text, LENGTH_MAX));
    city.ifPresent(text -> Text.requireAtMost("a place's city", text, LENGTH_MAX));
    country.ifPresent(text -> Text.requireAtMost("a place's country", text, LENGTH_MAX));
    requireNonNull(position);
  }

  public static Place named(String name) {
    return new Place(name, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }
}
