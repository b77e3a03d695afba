package io.supportcenter.proactive.trip.partner;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.supportcenter.kit.json.PartnerJson;
import io.supportcenter.kit.json.PartnerTime;
import io.supportcenter.kit.partner.PartnerRequest;
import io.supportcenter.kit.partner.UnfitAnswer;
import io.supportcenter.kit.values.ActivityTime;
import io.supportcenter.kit.values.Money;
import io.supportcenter.kit.values.Text;
import io.supportcenter.proactive.modification.Confirmation;
import io.supportcenter.proactive.modification.Need;
import io.supportcenter.proactive.modification.QuoteCall;
import io.supportcenter.proactive.modification.RescheduleCall;
import io.supportcenter.proactive.offer.OfferOption;
import io.supportcenter.proactive.offer.OptionKind;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The bodies of the contract with vendors' back ends (vendor-back-end.yaml). */
final class VendorBodies {

  /** The code of a call to a vendor that is not in the directory. */
  static final String VENDOR_NOT_KNOWN = "VENDOR_NOT_KNOWN";

  private static final int OPTIONS_MAX = 20;

  private VendorBodies() {}

  /** The path of a reservation. */
  static String reservation(String number) {
    return "/v1/reservations/" + PartnerRequest.segment(number);
  }

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record OfferRequest(
      String reason, Optional<Instant> availableFrom, Optional<Instant> neededUntil) {

    static OfferRequest of(Need need) {
      return new OfferRequest(need.reason().name(), need.availableFrom(), need.neededUntil());
    }
  }

  record Offers(List<JsonNode> offers) {

    private static final Logger LOG = Logger.getLogger(Offers.class);

    /**
     * As options of ours, numbered. An offer that does not fit the contract is left out; the others
     * are still valid.
     *
     * @throws UnfitAnswer without a list of offers
     */
    List<OfferOption> toOptions(QuoteCall question) {
      List<OfferOption> options = new ArrayList<>();
      UnfitAnswer.unless(offers, "offers").stream()
          .limit(OPTIONS_MAX)
          .forEach(offer -> {
            try {
              options.add(
                  PartnerJson.read(offer, Offer.class)
                      .orElseThrow(() -> new UnfitAnswer("not an offer"))
                      .toOption(optionId(question, options.size() + 1), question));
            } catch (UnfitAnswer unfit) {
              LOG.warnf("an offer is left out: %s", unfit.getMessage());
            }
          });
      return List.copyOf(options);
    }
  }

  /** Offers that are asked for again are others: an id must not come to mean another option. */
  private static String optionId(QuoteCall question, int number) {
    return question.revision() + "-" + number;
  }

  record Offer(
      String offerId,
      String kind,
      Optional<PartnerTime> start,
      Optional<PartnerTime> end,
      Optional<Money> priceDifference,
      Optional<Money> fee,
      PartnerTime validUntil) {

    private OfferOption toOption(String optionId, QuoteCall question) {
      try {
        return new OfferOption(
            optionId,
            OptionKind.valueOf(Text.code(UnfitAnswer.unless(kind, "kind"))),
            UnfitAnswer.unless(offerId, "id"),
            start.map(time -> time.in(question.startZone())),
            end.map(time -> time.in(question.endZone())),
            priceDifference,
            fee,
            UnfitAnswer.unless(validUntil, "end of validity").in(question.startZone()));
      } catch (IllegalArgumentException e) {
        throw new UnfitAnswer("an invalid offer: " + e.getMessage());
      }
    }
  }

  /** Money is an amount and a currency, and nothing that follows from them. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record ChangeRequest(
      String offerId,
      String kind,
      @JsonIgnoreProperties("positive") Optional<Money> priceDifference,
      @JsonIgnoreProperties("positive") Optional<Money> fee,
      Instant decidedAt) {

    static ChangeRequest of(RescheduleCall order) {
      OfferOption option = order.option();
      return new ChangeRequest(
          option.offerReference(),
          option.kind().name(),
          option.priceDifference(),
          option.fee(),
          order.decidedAt());
    }
  }

  /** A change as the vendor has it: done, or refused for a reason. */
  record Change(String outcome, String reference, String code, Reservation reservation) {

    boolean isConfirmed() {
      return outcome != null && Text.code(outcome).equals("CONFIRMED");
    }

    /**
     * What it confirms.
     *
     * @throws UnfitAnswer when it is not what the contract says
     */
    Confirmation toConfirmation(RescheduleCall order) {
      Reservation confirmed = UnfitAnswer.unless(reservation, "reservation");
      boolean cancelled =
          Text.code(UnfitAnswer.unless(confirmed.status, "status")).equals("CANCELLED");
      ActivityTime start = order.booked().start();
      ActivityTime end = order.booked().end();
      try {
        return new Confirmation(
            UnfitAnswer.unless(reference, "reference"),
            cancelled,
            order.scheduled(
                cancelled ? start.at() : instant(confirmed.start, start.zone(), "start"),
                cancelled ? end.at() : instant(confirmed.end, end.zone(), "end"),
                confirmed.latestStart.map(time -> time.in(start.zone()))));
      } catch (IllegalArgumentException | DateTimeException e) {
        throw new UnfitAnswer("an invalid reservation: " + e.getMessage());
      }
    }

    private static Instant instant(PartnerTime time, ZoneId zone, String what) {
      return UnfitAnswer.unless(time, what).in(zone);
    }
  }

  record Reservation(
      String status, PartnerTime start, PartnerTime end, Optional<PartnerTime> latestStart) {}
}
