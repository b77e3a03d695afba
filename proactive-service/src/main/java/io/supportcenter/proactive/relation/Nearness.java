package io.supportcenter.proactive.relation;

import io.supportcenter.kit.values.Place;
import java.util.Locale;
import java.util.Optional;

/** Whether a traveller can treat two places as one: an airport and a hotel in its city. */
final class Nearness {

  private Nearness() {}

  /** What speaks for it; empty when nothing does. A position says more than a name. */
  static Optional<Evidence> of(Place a, Place b, double withinKm) {
    if (same(a.code(), b.code())) {
      return Optional.of(new Evidence(Evidence.Kind.SAME_CODE, a.code().orElseThrow()));
    }
    if (a.position().isPresent() && b.position().isPresent()) {
      double km = a.position().get().distanceKm(b.position().get());
      return km <= withinKm
          ? Optional.of(new Evidence(Evidence.Kind.NEAR, Math.round(km) + " km"))
          : Optional.empty();
    }
    if (same(a.city(), b.city()) && !contradicts(a.country(), b.country())) {
      return Optional.of(new Evidence(Evidence.Kind.SAME_CITY, a.city().orElseThrow()));
    }
    return same(Optional.of(a.name()), Optional.of(b.name()))
        ? Optional.of(new Evidence(Evidence.Kind.SAME_NAME, a.name()))
        : Optional.empty();
  }

  private static boolean same(Optional<String> a, Optional<String> b) {
    return a.isPresent() && b.isPresent() && folded(a.get()).equals(folded(b.get()));
  }

  private static boolean contradicts(Optional<String> a, Optional<String> b) {
    return a.isPresent() && b.isPresent() && !same(a, b);
  }

  private static String folded(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
