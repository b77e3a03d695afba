package io.supportcenter.local.partners.vendor;

import io.supportcenter.local.partners.http.Problem;
import io.supportcenter.local.partners.http.ProblemException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** One reservation with the offers made for it and the changes asked for. */
final class Ledger {

  private static final Duration LATER = Duration.ofMinutes(30);

  /** An offer, for whom it was made, and how the reservation was then. */
  private record Made(Offer offer, OfferRequest request, int revision) {}

  private final Map<String, Made> offers = new HashMap<>();
  private final Map<String, Change> changes = new HashMap<>();
  private Booking booking;
  private int revision;

  Ledger(Booking booking) {
    this.booking = booking;
  }

  synchronized List<Offer> offer(OfferRequest request, OffsetDateTime now) {
    if (booking.cancelled()) {
      throw new ProblemException(
          Problem.of(409, "NOT_CHANGEABLE", "Not changeable", "The reservation is cancelled."));
    }
    List<Offer> made = OfferMaker.offers(booking, request, now);
    made.forEach(o -> offers.put(o.offerId(), new Made(o, request, revision)));
    return made;
  }

  synchronized Optional<Change> find(String changeId) {
    return Optional.ofNullable(changes.get(changeId));
  }

  /** Makes a change that is not known yet. */
  synchronized Change make(String changeId, ChangeRequest request, OffsetDateTime now) {
    Change before = changes.get(changeId);
    if (before != null) {
      return before;
    }
    Optional<String> refusal = refusal(request, now);
    Change change =
        refusal.isPresent()
            ? Change.refused(changeId, refusal.get())
            : Change.confirmed(changeId, reference(), changed(offers.get(request.offerId())));
    changes.put(changeId, change);
    return change;
  }

  private Optional<String> refusal(ChangeRequest request, OffsetDateTime now) {
    Made made = offers.get(request.offerId());
    if (made == null || now.isAfter(made.offer().validUntil())) {
      return Optional.of("OFFER_EXPIRED");
    }
    if (made.revision() != revision) {
      return Optional.of("RESERVATION_CHANGED");
    }
    if (booking.behaviour() == Behaviour.REJECTS) {
      return Optional.of("REJECTED");
    }
    boolean firstRefused = booking.behaviour() == Behaviour.RAISES_PRICE;
    boolean soldOut = booking.behaviour() == Behaviour.SOLD_OUT;
    if (firstRefused || soldOut) {
      booking = booking.calmed();
      return Optional.of(soldOut ? "SOLD_OUT" : "PRICE_CHANGED");
    }
    boolean samePrice =
        Objects.equals(made.offer().priceDifference(), request.priceDifference())
            && Objects.equals(made.offer().fee(), request.fee());
    return samePrice ? Optional.empty() : Optional.of("PRICE_CHANGED");
  }

  private Booking changed(Made made) {
    revision++;
    booking = applied(made);
    return booking;
  }

  private Booking applied(Made made) {
    Offer offer = made.offer();
    Duration later = booking.behaviour() == Behaviour.CONFIRMS_LATER ? LATER : Duration.ZERO;
    return switch (offer.kind()) {
      case CANCEL -> booking.cancel();
      case KEEP -> booking;
      case LATE_ARRIVAL ->
          booking.at(
              offer.start(),
              offer.end(),
              OfferMaker.waitingFor(made.request().availableFrom()).plus(later));
      case SHIFT_DATES, SHORTEN -> booking.at(offer.start().plus(later), offer.end(), null);
    };
  }

  private String reference() {
    return booking.reservationNumber() + "/" + (revision + 1);
  }
}
