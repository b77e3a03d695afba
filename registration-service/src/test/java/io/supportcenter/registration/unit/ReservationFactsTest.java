package io.supportcenter.registration.unit;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.events.AssetWithdrawn;
import io.supportcenter.events.ReservationChangeReason;
import io.supportcenter.events.ReservationChanged;
import io.supportcenter.events.ReservationRegistered;
import io.supportcenter.events.ReservationStatus;
import io.supportcenter.kit.events.OutboundEvent;
import io.supportcenter.registration.asset.FieldSource;
import io.supportcenter.registration.asset.ReservationKey;
import io.supportcenter.registration.asset.ReservationRecord;
import io.supportcenter.registration.asset.Sourced;
import io.supportcenter.registration.receipt.ReceiptKind;
import io.supportcenter.registration.receipt.UnitKey;
import io.supportcenter.registration.unit.FollowUp.AskRetailer;
import io.supportcenter.registration.unit.RegistrationState.Conflict;
import io.supportcenter.registration.unit.RegistrationState.Registered;
import io.supportcenter.registration.unit.events.RegistrationEventMapper;
import io.supportcenter.registration.unit.reading.Contradiction;
import io.supportcenter.registration.unit.reading.Disposition;
import io.supportcenter.registration.unit.reading.Rescheduling;
import io.supportcenter.registration.unit.reading.RetailerAnswer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a reservation, and that it does not matter what is known first. */
class ReservationFactsTest {

  private static final String STAY_LEG = "LODGING/CASA MIRADOURO/CASA MIRADOURO/2026-12-01";

  private final RegistrationPolicy policy = new RegistrationPolicy(Facts.ASKING);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          retailer   | user | holder | consent | back   | fate        | state
          NONE       | YES  | NONE   | YES     | NONE   | NONE        | MATCHING_RETAILER
          NONE       | YES  | NONE   | YES     | VOID   | NONE        | REJECTED RECEIPT_VOIDED
          NO_PARTNER | YES  | NONE   | YES     | NONE   | NONE        | PENDING_PARTNER
          UNKNOWN    | YES  | NONE   | YES     | NONE   | NONE        | PENDING_PARTNER
          DENIED     | YES  | NONE   | YES     | NONE   | NONE        | REJECTED RETAILER_DENIED
          VOIDED     | YES  | NONE   | YES     | NONE   | NONE        | REJECTED RECEIPT_VOIDED
          OTHER      | YES  | NONE   | YES     | NONE   | NONE        | CONFLICT
          SALE       | NO   | NONE   | YES     | NONE   | NONE        | PENDING_USER
          SALE       | NO   | NONE   | YES     | RETURN | NONE        | REJECTED RECEIPT_VOIDED
          SALE       | YES  | NONE   | NO      | NONE   | NONE        | PENDING_CONSENT
          SALE       | YES  | NONE   | YES     | NONE   | NONE        | REGISTERED
          SALE       | YES  | SELF   | YES     | NONE   | NONE        | REGISTERED
          SALE       | YES  | OTHER  | YES     | NONE   | NONE        | REJECTED ALREADY_REGISTERED
          SALE       | YES  | OTHER  | NO      | NONE   | NONE        | REJECTED ALREADY_REGISTERED
          SALE       | YES  | SELF   | YES     | RETURN | NONE        | RETURNED
          SALE       | YES  | SELF   | YES     | VOID   | NONE        | RETURNED
          SALE       | YES  | SELF   | YES     | RETURN | USER_ERASED | WITHDRAWN
          SALE       | NO   | NONE   | YES     | NONE   | USER_ERASED | PENDING_USER
          """)
  void shouldStandWhereTheTableSays(
      String retailer,
      String user,
      String holder,
      String consent,
      String back,
      String fate,
      String state) {
    Situation facts =
        withRetailer(Facts.stayReceipt(), retailer).withConsent(consent.equals("YES"));
    facts = user.equals("YES") ? facts.withUser(Facts.user(Facts.DANA)) : facts;
    facts =
        facts.withHolder(
            switch (holder) {
              case "SELF" -> Optional.of(Facts.owner(Facts.UNIT, Facts.DANA));
              case "OTHER" -> Optional.of(Facts.owner(new UnitKey(Facts.SALE, 9, 1), Facts.DANA));
              default -> Optional.empty();
            });
    if (!back.equals("NONE")) {
      facts = facts.withTakeBack(Optional.of(Facts.takeBack(ReceiptKind.valueOf(back))));
    }
    if (!fate.equals("NONE")) {
      facts = facts.withDisposition(Facts.said(Disposition.valueOf(fate), FieldSource.USER, 5));
    }
    assertThat(describe(Situation.decide(policy, facts).state())).isEqualTo(state);
  }

  @Test
  void shouldAskTheRetailerAndNobodyElse() {
    assertThat(Situation.decide(policy, Facts.stayReceipt()).followUps())
        .singleElement()
        .isInstanceOf(AskRetailer.class);
    assertThat(Situation.decide(policy, Facts.stayComplete()).followUps()).isEmpty();
  }

  @Test
  void shouldKeepBothNumbersWhenTheRetailerSoldAnotherReservation() {
    Situation facts = withRetailer(Facts.stayReceipt(), "OTHER");

    assertThat(((Conflict) Situation.decide(policy, facts).state()).contradictions())
        .singleElement()
        .satisfies(c -> {
          assertThat(c.field()).isEqualTo(Contradiction.Field.RESERVATION_NUMBER);
          assertThat(c.claims()).extracting(Sourced::value).containsExactly("CM-1", "CM-2");
        });
  }

  @Test
  void shouldBeOneAssetPerUser() {
    assertThat(Situation.itemKey(policy, Facts.stayComplete()))
        .contains(new ReservationKey(Facts.DANA, "casa-miradouro", "CM-1", STAY_LEG));
    assertThat(Situation.itemKey(policy, Facts.stayComplete().withUser(Facts.user(Facts.KIM))))
        .contains(new ReservationKey(Facts.KIM, "casa-miradouro", "CM-1", STAY_LEG));
    assertThat(Situation.itemKey(policy, Facts.stayComplete().withoutUser())).isEmpty();
  }

  @Test
  void shouldTellOfTheRegistrationThenOfTheChange() {
    Registration received = Registration.received(Facts.UNIT);
    DecidedUnit first = Situation.decided(received, Situation.decide(policy, Facts.stayComplete()));
    ReservationRegistered registered = (ReservationRegistered) event(first);
    Situation moved =
        Facts.stayComplete().withRescheduling(Facts.rescheduling("1", "2026-12-05", 9));
    DecidedUnit second = Situation.decided(first.after(), Situation.decide(policy, moved));
    ReservationChanged changed = (ReservationChanged) event(second);

    assertThat(registered.getVersion()).isEqualTo(1);
    assertThat(registered.getReservation().getStatus()).isEqualTo(ReservationStatus.CONFIRMED);
    assertThat(registered.getReservation().getVendorId()).isEqualTo("casa-miradouro");
    assertThat(registered.getReservation().getStart().getAt()).isEqualTo("2026-12-01T15:00:00Z");
    assertThat(registered.getReservation().getStart().getPlace().getLatitude()).isEqualTo(38.711);
    assertThat(registered.getReservation().getReceipt().getLineNumber()).isEqualTo(1);
    assertThat(changed.getVersion()).isEqualTo(2);
    assertThat(changed.getReason()).isEqualTo(ReservationChangeReason.RESCHEDULED);
    assertThat(changed.getReservation().getStart().getAt()).isEqualTo("2026-12-05T15:00:00Z");
    assertThat(changed.getReservation().getProvenance())
        .anySatisfy(p -> {
          assertThat(p.getField()).isEqualTo("start");
          assertThat(p.getSource()).isEqualTo(io.supportcenter.events.FieldSource.VENDOR);
        });
    assertThat(Situation.decided(second.after(), Situation.decide(policy, moved)).isNews())
        .isFalse();
  }

  @Test
  void shouldTakeTheNewestConfirmationHoweverTheyCome() {
    Sourced<Rescheduling> older = Facts.rescheduling("1", "2026-12-05", 8);
    Sourced<Rescheduling> newer = Facts.rescheduling("2", "2026-12-06", 9);
    Sourced<Rescheduling> sameTime = Facts.rescheduling("3", "2026-12-07", 9);

    assertThat(startAfter(older, newer)).isEqualTo(LocalDate.parse("2026-12-06"));
    assertThat(startAfter(newer, older)).isEqualTo(LocalDate.parse("2026-12-06"));
    assertThat(startAfter(newer, newer)).isEqualTo(LocalDate.parse("2026-12-06"));
    assertThat(startAfter(newer, sameTime)).isEqualTo(LocalDate.parse("2026-12-07"));
    assertThat(startAfter(sameTime, newer)).isEqualTo(LocalDate.parse("2026-12-07"));
  }

  @Test
  void shouldStayCancelledAndSayWhereItStood() {
    Sourced<Rescheduling> cancelled =
        Facts.rescheduling("1", "2026-12-01", 9)
            .map(r -> new Rescheduling("1", r.schedule(), true));
    Registration registered =
        Situation.decided(
                Registration.received(Facts.UNIT), Situation.decide(policy, Facts.stayComplete()))
            .after();
    Situation facts = Facts.stayComplete().withRescheduling(cancelled);
    ReservationChanged changed =
        (ReservationChanged) event(Situation.decided(registered, Situation.decide(policy, facts)));

    assertThat(changed.getReason()).isEqualTo(ReservationChangeReason.CANCELLED);
    assertThat(changed.getReservation().getStatus()).isEqualTo(ReservationStatus.CANCELLED);
  }

  @Test
  void shouldStayWithdrawnWhateverTheVendorConfirmsAfterwards() {
    Situation returned =
        Facts.stayComplete().withTakeBack(Optional.of(Facts.takeBack(ReceiptKind.RETURN)));
    Registration registered =
        Situation.decided(
                Registration.received(Facts.UNIT), Situation.decide(policy, Facts.stayComplete()))
            .after();
    DecidedUnit withdrawn = Situation.decided(registered, Situation.decide(policy, returned));
    DecidedUnit after =
        Situation.decided(
            withdrawn.after(),
            Situation.decide(
                policy, returned.withRescheduling(Facts.rescheduling("1", "2026-12-05", 9))));

    for (DecidedUnit change : List.of(withdrawn, after)) {
      AssetWithdrawn event = (AssetWithdrawn) event(change);
      assertThat(event.getDevice()).isNull();
      assertThat(event.getReservation().getStatus()).isEqualTo(ReservationStatus.WITHDRAWN);
    }
    assertThat(after.after().code()).isEqualTo(StateCode.RETURNED);
  }

  private LocalDate startAfter(Sourced<Rescheduling> first, Sourced<Rescheduling> second) {
    Situation facts = Facts.stayComplete().withRescheduling(first).withRescheduling(second);
    var item = (ReservationRecord) ((Registered) Situation.decide(policy, facts).state()).item();
    var start = item.reservation().schedule().start();
    return start.at().atZone(start.zone()).toLocalDate();
  }

  private SpecificRecord event(DecidedUnit change) {
    return RegistrationEventMapper.event(change, Instant.EPOCH)
        .flatMap(OutboundEvent::event)
        .orElseThrow();
  }

  private static Situation withRetailer(Situation facts, String answer) {
    return switch (answer) {
      case "NONE" -> facts;
      case "NO_PARTNER" -> facts.withRetailerIsPartner(false);
      case "UNKNOWN" -> facts.withRetailer(Facts.retailer(new RetailerAnswer.Unknown(2)));
      case "DENIED" -> facts.withRetailer(Facts.retailer(new RetailerAnswer.Denied()));
      case "VOIDED" -> facts.withRetailer(Facts.retailer(new RetailerAnswer.Voided()));
      case "OTHER" ->
          facts.withRetailer(Facts.retailer(new RetailerAnswer.OtherReservation("CM-2")));
      case "SALE" -> facts.withRetailer(Facts.retailer(Facts.sold(null, null)));
      default -> throw new IllegalArgumentException(answer);
    };
  }

  private static String describe(RegistrationState state) {
    return state instanceof RegistrationState.Rejected(RejectionReason reason)
        ? state.code() + " " + reason
        : state.code().name();
  }
}
