package io.supportcenter.kit.values;

/**
 * A position on the earth (WGS 84).
 *
 * @param latitude degrees, -90 to 90
 * @param longitude degrees, -180 to 180
 */
public record GeoPoint(double latitude, double longitude) {

  private static final double EARTH_RADIUS_KM = 6371.0088;

  public GeoPoint {
    if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
      throw new IllegalArgumentException("not a position on earth: " + latitude + ", " + longitude);
    }
  }

  /** Along the surface, by the haversine formula. */
  public double distanceKm(GeoPoint other) {
    double up = Math.toRadians(other.latitude - latitude) / 2;
    double across = Math.toRadians(other.longitude - longitude) / 2;
    double h =
        square(Math.sin(up))
            + Math.cos(Math.toRadians(latitude))
                * Math.cos(Math.toRadians(other.latitude))
                * square(Math.sin(across));
    return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
  }

  private static double square(double x) {
    return x * x;
  }
}
