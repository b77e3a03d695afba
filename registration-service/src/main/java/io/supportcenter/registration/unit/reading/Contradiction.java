package io.supportcenter.registration.unit.reading;

import io.supportcenter.registration.asset.Sourced;
import java.util.List;

/** Two sources say different things about a field. */
public record Contradiction(Field field, List<Sourced<String>> claims) {
  public enum Field {
    GTIN,
    SERIAL_NUMBER,
    RESERVATION_NUMBER,
    LINE,
    /** A user has claimed the receipt, and another one is named as its buyer. */
    BUYER
  }

  public Contradiction {
    claims = List.copyOf(claims);
  }
}
