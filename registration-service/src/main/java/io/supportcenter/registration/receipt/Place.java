package io.supportcenter.registration.receipt;

import io.supportcenter.kit.values.Text;
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
    Text.requireAtMost("name", name, 200);
    code.ifPresent(text -> Text.requireAtMost("code", text, 200));
    city.ifPresent(text -> Text.requireAtMost("city", text, 200));
    country.ifPresent(text -> Text.requireAtMost("country", text, 200));
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
