package io.supportcenter.local.partners.vendor;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What an ordinary hotel, railway or restaurant would offer. */
final class OfferMaker {

  private static final Duration VALID = Duration.ofHours(2);
  private static final Duration ARRIVAL_SLACK = Duration.ofMinutes(45);

  private OfferMaker() {}

  static List<Offer> offers(Booking booking, OfferRequest request, OffsetDateTime now) {
    if (booking.behaviour() == Behaviour.WITHOUT_OFFERS || booking.cancelled()) {
      return List.of();
    }
    List<Offer> offers = new ArrayList<>();
    OffsetDateTime until = now.plus(VALID);
    if (booking.behaviour() == Behaviour.OPEN_TICKET) {
      return List.of(
          new Offer(newId(), Offer.Kind.KEEP, booking.start(), booking.end(), null, null, until),
          new Offer(newId(), Offer.Kind.CANCEL, null, null, null, booking.changeFee(), until));
    }
    if (request.availableFrom() != null) {
      forLateComer(offers, booking, request.availableFrom(), until);
    }
    if (request.neededUntil() != null) {
      offers.add(untilThen(booking, request.neededUntil(), until));
    }
    offers.add(new Offer(newId(), Offer.Kind.CANCEL, null, null, null, booking.changeFee(), until));
    return offers;
  }

  private static void forLateComer(
      List<Offer> offers, Booking booking, OffsetDateTime from, OffsetDateTime until) {
    if (from.isBefore(booking.end())) {
      offers.add(
          new Offer(
              newId(),
              Offer.Kind.LATE_ARRIVAL,
              booking.start(),
              booking.end(),
              null,
              booking.changeFee(),
              until));
    }
    long days = daysLate(booking, from);
    offers.add(
        new Offer(
            newId(),
            Offer.Kind.SHIFT_DATES,
            booking.start().plusDays(days),
            booking.end().plusDays(days),
            null,
            null,
            until));
    if (booking.start().plusDays(days).isBefore(booking.end())) {
      offers.add(shortened(booking, days, until));
    }
  }

  private static Offer shortened(Booking booking, long days, OffsetDateTime until) {
    return new Offer(
        newId(),
        Offer.Kind.SHORTEN,
        booking.start().plusDays(days),
        booking.end(),
        booking.pricePerDay() == null ? null : booking.pricePerDay().times(-days),
        booking.changeFee(),
        until);
  }

  private static Offer untilThen(Booking booking, OffsetDateTime end, OffsetDateTime until) {
    long days = Math.max(0, ChronoUnit.DAYS.between(booking.end(), end) + 1);
    OffsetDateTime newEnd = end.isAfter(booking.end()) ? booking.end().plusDays(days) : end;
    return new Offer(
        newId(),
        newEnd.isAfter(booking.end()) ? Offer.Kind.SHIFT_DATES : Offer.Kind.SHORTEN,
        booking.start(),
        newEnd.isBefore(booking.start()) ? booking.start() : newEnd,
        booking.pricePerDay() == null ? null : booking.pricePerDay().times(days),
        null,
        until);
  }

  /** Until when the vendor waits for somebody who is on the way. */
  static OffsetDateTime waitingFor(OffsetDateTime availableFrom) {
    return availableFrom.plus(ARRIVAL_SLACK);
  }

  private static long daysLate(Booking booking, OffsetDateTime from) {
    return Math.max(
        1,
        ChronoUnit.DAYS.between(
            booking.start().toLocalDate(),
            from.withOffsetSameInstant(booking.start().getOffset()).toLocalDate()));
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }
}
