package io.supportcenter.proactive.trip.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.partner.PartnerAnswer;
import io.supportcenter.kit.partner.UnfitAnswer;
import io.supportcenter.proactive.activity.Trips;
import io.supportcenter.proactive.modification.QuoteCall;
import io.supportcenter.proactive.modification.Refusal;
import io.supportcenter.proactive.modification.RescheduleCall;
import io.supportcenter.proactive.offer.OfferOption;
import io.supportcenter.proactive.offer.OptionKind;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a vendor's answers mean, also those that it should not give. */
class VendorAnswersTest {

  private static final String FIT =
      """
      {"offerId": "o-1", "kind": "CANCEL", "validUntil": "2026-11-23T14:00:00Z"}\
      """;

  private static final RescheduleCall REQUEST =
      new RescheduleCall(
          new UUID(0, 1),
          "user-1",
          "vendor-of-hotel",
          "R-hotel",
          new OfferOption(
              "1",
              OptionKind.CANCEL,
              "o-1",
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Instant.parse("2026-11-23T14:00:00Z")),
          Instant.parse("2026-11-23T12:00:00Z"),
          Trips.hotelInLisbon().booked(),
          Trips.hotelInLisbon().booked().end().at());

  private static final QuoteCall QUESTION =
      new QuoteCall(
          REQUEST.modificationId(),
          REQUEST.userId(),
          1,
          REQUEST.vendorId(),
          REQUEST.reservationNumber(),
          null,
          ZoneId.of("Europe/Lisbon"),
          ZoneId.of("Europe/Lisbon"),
          Instant.parse("2026-11-26T11:00:00Z"));

  @ParameterizedTest
  @CsvSource({
    "400, INVALID_REQUEST, REJECTED",
    "403, FORBIDDEN, REJECTED",
    "404, RESERVATION_UNKNOWN, RESERVATION_UNKNOWN",
    "409, SOLD_OUT, SOLD_OUT",
    "410, GONE, REJECTED",
    "422, REJECTED, REJECTED"
  })
  void shouldTakeEveryRefusedRequestForARefusal(int status, String code, Refusal refusal) {
    assertThat(RescheduleActivity.outcome(problem(status, code), REQUEST))
        .isEqualTo(new CallOutcome.Permanent(refusal.name(), "answered " + status));
  }

  @ParameterizedTest
  @ValueSource(ints = {202, 302})
  void shouldNotTakeForARefusalWhatDoesNotSaySo(int status) {
    assertThatExceptionOfType(UnfitAnswer.class)
        .isThrownBy(() -> RescheduleActivity.outcome(problem(status, ""), REQUEST));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 404, 409, 410})
  void shouldNotAskForOptionsAgainWhenTheQuestionIsRefused(int status) {
    assertThat(QuoteOptions.outcome(problem(status, "SOME_CODE"), QUESTION))
        .isEqualTo(new CallOutcome.Permanent("SOME_CODE", "answered " + status));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "17",
        "{}",
        "{'offerId': 'o', 'kind': 'UPGRADE', 'validUntil': '2026-11-23T14:00:00Z'}",
        "{'offerId': 'o', 'kind': 'CANCEL', 'validUntil': 'tomorrow'}",
        "{'offerId': 'o', 'kind': 'SHORTEN', 'validUntil': '2026-11-23T14:00:00Z'}",
        "{'offerId': 'o', 'kind': 'CANCEL', 'validUntil': '2026-11-23T14:00:00Z',"
            + " 'fee': {'amountMinor': 1}}",
        "{'offerId': 'o', 'kind': 'CANCEL', 'validUntil': '2026-11-23T14:00:00Z',"
            + " 'priceDifference': {'amountMinor': 45.50, 'currency': 'EUR'}}",
        "{'offerId': 'o', 'kind': 'CANCEL', 'validUntil': '2026-11-23T14:00:00Z',"
            + " 'priceDifference': {'amountMinor': '45', 'currency': 'EUR'}}",
        "{'offerId': 'o', 'kind': 'CANCEL', 'validUntil': '2026-11-23T14:00:00Z',"
            + " 'fee': {'currency': 'EUR'}}",
        "{'offerId': 'o', 'kind': 'CANCEL', 'validUntil': '2026-11-23T14:00:00Z',"
            + " 'fee': {'amountMinor': 1, 'currency': 'QQQ'}}"
      })
  void shouldLeaveOutTheOfferThatDoesNotFitAndOnlyThat(String unfit) {
    assertThat(options("[" + unfit.replace('\'', '"') + ", " + FIT + "]"))
        .singleElement()
        .satisfies(option -> {
          assertThat(option.optionId()).isEqualTo("1-1");
          assertThat(option.offerReference()).isEqualTo("o-1");
        });
  }

  @Test
  void shouldReadOffersAsVendorsWriteThem() {
    assertThat(
            options(
                """
                [{"offerId": "o", "kind": "cancel", "validUntil": 1795442400,
                  "fee": {"amountMinor": 4550, "currency": "eur"}},
                 {"offerId": "p", "kind": "Cancel", "validUntil": "2026-11-23T15:00:00+01:00"},
                 {"offerId": "q", "kind": "CANCEL", "validUntil": "2026-11-23T14:00:00"}]
                """))
        .extracting(OfferOption::validUntil)
        .containsOnly(Instant.parse("2026-11-23T14:00:00Z"));
  }

  @Test
  void shouldHaveNoOptionsWhenNoOfferFits() {
    assertThat(options("[{}]")).isEmpty();
  }

  @Test
  void shouldNotTakeAnAnswerWithoutOffersForNone() {
    assertThatExceptionOfType(UnfitAnswer.class)
        .isThrownBy(() -> QuoteOptions.outcome(answer(200, "{}"), QUESTION));
  }

  private static List<OfferOption> options(String offers) {
    CallOutcome outcome =
        QuoteOptions.outcome(answer(200, "{\"offers\": " + offers + "}"), QUESTION);
    return ((CallOutcome.Success) outcome).answer(QuoteOptions.Quoted.class).options();
  }

  private static PartnerAnswer problem(int status, String code) {
    return answer(status, "{\"code\": \"" + code + "\"}");
  }

  private static PartnerAnswer answer(int status, String body) {
    return PartnerAnswer.of(status, body);
  }
}
