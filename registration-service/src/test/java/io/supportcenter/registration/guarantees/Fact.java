package io.supportcenter.registration.guarantees;

import java.time.Instant;

/** What an input means for the asset store. */
sealed interface Fact {

  /** A device was sold to the user. */
  record Sold(String id, String user) implements Fact {}

  /** A device was given back, whether its sale has come or not. */
  record TakenBack(String id) implements Fact {}

  /** A room was booked by the user. */
  record Booked(String id, String user, Instant checkIn) implements Fact {}

  /** The hotel confirmed another check-in. */
  record Confirmed(String id, Instant checkIn, Instant at) implements Fact {}

  /** Nothing can be read or made of it: it is set aside for that reason. */
  record Poison(String reason) implements Fact {}

  /** It says nothing. */
  record Nothing() implements Fact {}
}
