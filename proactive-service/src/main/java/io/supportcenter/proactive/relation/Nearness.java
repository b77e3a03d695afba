package io.supportcenter.proactive.relation;

import io.supportcenter.kit.values.GeoPoint;
import io.supportcenter.kit.values.Place;
import io.supportcenter.kit.values.Text;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Whether a traveller can treat two places as one: an airport and a hotel in its city. */
final class Nearness {

  /** How far from its city an airport may be. Further away, it is another city of that name. */
  private static final double SAME_CITY_KM = 150;

  /** Two names for one spot. */
  private static final double SAME_SPOT_KM = 0.5;

  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Punct}]+");

  private Nearness() {}

  /** What speaks for it; empty when nothing does. */
  static Optional<Evidence> of(Place a, Place b, double withinKm) {
    if (same(a.code(), b.code())) {
      return Optional.of(new Evidence(Evidence.Kind.SAME_CODE, a.code().orElseThrow()));
    }
    OptionalDouble km = distanceKm(a, b);
    if (km.isPresent() && km.getAsDouble() <= withinKm) {
      return Optional.of(new Evidence(Evidence.Kind.NEAR, Math.round(km.getAsDouble()) + " km"));
    }
    if (km.isPresent() && km.getAsDouble() > SAME_CITY_KM || contradicts(a, b)) {
      return Optional.empty();
    }
    if (sameCity(a, b)) {
      return Optional.of(new Evidence(Evidence.Kind.SAME_CITY, a.city().or(b::city).orElseThrow()));
    }
    return km.isEmpty() && sameName(a, b)
        ? Optional.of(new Evidence(Evidence.Kind.SAME_NAME, a.name()))
        : Optional.empty();
  }

  /** Whether they are one and the same airport, station or house. */
  static boolean isSamePlace(Place a, Place b) {
    if (a.code().isPresent() && b.code().isPresent()) {
      return same(a.code(), b.code());
    }
    OptionalDouble km = distanceKm(a, b);
    return sameName(a, b) || km.isPresent() && km.getAsDouble() <= SAME_SPOT_KM;
  }

  private static OptionalDouble distanceKm(Place a, Place b) {
    Optional<GeoPoint> from = a.position();
    Optional<GeoPoint> to = b.position();
    return from.isPresent() && to.isPresent()
        ? OptionalDouble.of(from.get().distanceKm(to.get()))
        : OptionalDouble.empty();
  }

  /** Where only one says its city, the other's name may begin with it: Lisbon Airport. */
  private static boolean sameCity(Place a, Place b) {
    return a.city().isPresent() && b.city().isPresent()
        ? same(a.city(), b.city())
        : isNamedAfter(a, b.city()) || isNamedAfter(b, a.city());
  }

  private static boolean isNamedAfter(Place place, Optional<String> city) {
    return place.city().isEmpty()
        && city.filter(c -> (folded(place.name()) + " ").startsWith(folded(c) + " ")).isPresent();
  }

  private static boolean sameName(Place a, Place b) {
    return !a.name().isBlank() && same(Optional.of(a.name()), Optional.of(b.name()));
  }

  private static boolean contradicts(Place a, Place b) {
    return a.country().isPresent() && b.country().isPresent() && !same(a.country(), b.country());
  }

  private static boolean same(Optional<String> a, Optional<String> b) {
    return a.isPresent() && b.isPresent() && folded(a.get()).equals(folded(b.get()));
  }

  private static String folded(String text) {
    return BLANKS.matcher(Text.nfc(text).toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
  }
}
