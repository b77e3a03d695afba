package io.supportcenter.proactive.activity;

/** What is booked. */
public enum ActivityKind {
  FLIGHT,
  LODGING,
  TRAIN,
  BUS,
  BOAT,
  RESTAURANT,
  CAR,
  EVENT,
  OTHER;

  /** Whether it takes the customer from one place to another at the vendor's times. */
  public boolean isTransport() {
    return switch (this) {
      case FLIGHT, TRAIN, BUS, BOAT -> true;
      case LODGING, RESTAURANT, CAR, EVENT, OTHER -> false;
    };
  }

  /** Whether it takes as long as booked, so that its end moves with its start. */
  public boolean hasFixedLength() {
    return switch (this) {
      case FLIGHT, TRAIN, BUS, BOAT, RESTAURANT, EVENT -> true;
      case LODGING, CAR, OTHER -> false;
    };
  }
}
