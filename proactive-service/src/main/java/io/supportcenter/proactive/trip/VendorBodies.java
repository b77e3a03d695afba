package io.supportcenter.proactive.trip;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.supportcenter.proactive.modification.Confirmation;
import io.supportcenter.proactive.offer.Money;
import io.supportcenter.proactive.offer.OfferOption;
import io.supportcenter.proactive.offer.OptionKind;
import io.supportcenter.proactive.vendor.UnfitAnswer;
import io.supportcenter.proactive.vendor.VendorAnswer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The bodies of the contract with vendors' back ends (vendor-back-end.yaml). */
final class VendorBodies {

  static final int OPTIONS_MAX = 20;

  private VendorBodies() {}

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record OfferRequest(
      String reason, Optional<Instant> availableFrom, Optional<Instant> neededUntil) {}

  record Offers(List<JsonNode> offers) {

    private static final Logger LOG = Logger.getLogger(Offers.class);

    /**
     * As options of ours, numbered. One that is not what the contract says is left out: the others
     * are as good as without it.
     *
     * @throws UnfitAnswer without a list of offers
     */
    List<OfferOption> toOptions() {
      if (offers == null) {
        throw new UnfitAnswer("without offers");
      }
      List<OfferOption> options = new ArrayList<>();
      for (JsonNode offer : offers.subList(0, Math.min(offers.size(), OPTIONS_MAX))) {
        try {
          options.add(
              VendorAnswer.read(offer, Offer.class).toOption(String.valueOf(options.size() + 1)));
        } catch (UnfitAnswer unfit) {
          LOG.warnf("an offer is left out: %s", unfit.getMessage());
        }
      }
      return List.copyOf(options);
    }
  }

  record Offer(
      String offerId,
      String kind,
      OffsetDateTime start,
      OffsetDateTime end,
      Amount priceDifference,
      Amount fee,
      OffsetDateTime validUntil) {

    private OfferOption toOption(String optionId) {
      if (offerId == null || kind == null || validUntil == null) {
        throw new UnfitAnswer("an offer without id, kind or end of validity");
      }
      try {
        return new OfferOption(
            optionId,
            OptionKind.valueOf(kind.toUpperCase(Locale.ROOT)),
            offerId,
            instant(start),
            instant(end),
            Optional.ofNullable(priceDifference).map(Amount::toMoney),
            Optional.ofNullable(fee).map(Amount::toMoney),
            validUntil.toInstant());
      } catch (IllegalArgumentException e) {
        throw new UnfitAnswer("an offer that cannot be: " + e.getMessage());
      }
    }
  }

  record Amount(long amountMinor, String currency) {

    private Money toMoney() {
      if (currency == null) {
        throw new UnfitAnswer("an amount without currency");
      }
      return new Money(amountMinor, currency);
    }
  }

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record ChangeRequest(
      String offerId,
      String kind,
      Optional<Amount> priceDifference,
      Optional<Amount> fee,
      Instant decidedAt) {

    static ChangeRequest of(RescheduleRequest request) {
      OfferOption option = request.option();
      return new ChangeRequest(
          option.offerReference(),
          option.kind().name(),
          option.priceDifference().map(ChangeRequest::amount),
          option.fee().map(ChangeRequest::amount),
          request.decidedAt());
    }

    private static Amount amount(Money money) {
      return new Amount(money.amountMinor(), money.currency());
    }
  }

  /** A change as the vendor has it: done, or refused for a reason. */
  record Change(String outcome, String reference, String code, Reservation reservation) {

    boolean isConfirmed() {
      return "CONFIRMED".equals(outcome);
    }

    /**
     * What it confirms.
     *
     * @throws UnfitAnswer when it is not what the contract says
     */
    Confirmation toConfirmation(RescheduleRequest request) {
      if (reference == null || reservation == null || reservation.status == null) {
        throw new UnfitAnswer("a confirmed change without reference or reservation");
      }
      boolean cancelled = reservation.status.equals("CANCELLED");
      if (!cancelled && (reservation.start == null || reservation.end == null)) {
        throw new UnfitAnswer("a confirmed reservation without times");
      }
      try {
        return new Confirmation(
            reference,
            cancelled,
            cancelled
                ? request.booked()
                : request.scheduled(reservation.start.toInstant(), reservation.end.toInstant()),
            instant(reservation.latestStart));
      } catch (IllegalArgumentException | DateTimeException e) {
        throw new UnfitAnswer("a reservation that cannot be: " + e.getMessage());
      }
    }
  }

  record Reservation(
      String status, OffsetDateTime start, OffsetDateTime end, OffsetDateTime latestStart) {}

  private static Optional<Instant> instant(OffsetDateTime at) {
    return Optional.ofNullable(at).map(OffsetDateTime::toInstant);
  }
}
