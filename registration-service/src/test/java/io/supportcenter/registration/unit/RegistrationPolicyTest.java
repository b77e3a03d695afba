package io.supportcenter.registration.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.supportcenter.registration.asset.AssetField;
import io.supportcenter.registration.asset.DeviceKey;
import io.supportcenter.registration.asset.DeviceRecord;
import io.supportcenter.registration.asset.FieldSource;
import io.supportcenter.registration.asset.Provenance;
import io.supportcenter.registration.asset.Sourced;
import io.supportcenter.registration.asset.WarrantyBasis;
import io.supportcenter.registration.asset.WarrantyOffer;
import io.supportcenter.registration.asset.WarrantyTerms;
import io.supportcenter.registration.directory.ManufacturerPartner;
import io.supportcenter.registration.product.SerialRule;
import io.supportcenter.registration.product.SerialRule.LetterCase;
import io.supportcenter.registration.receipt.ReceiptKind;
import io.supportcenter.registration.receipt.ReceiptLine;
import io.supportcenter.registration.unit.FollowUp.AskManufacturer;
import io.supportcenter.registration.unit.FollowUp.AskRetailer;
import io.supportcenter.registration.unit.RegistrationState.Conflict;
import io.supportcenter.registration.unit.RegistrationState.OutOfScope;
import io.supportcenter.registration.unit.RegistrationState.PendingPartner;
import io.supportcenter.registration.unit.RegistrationState.Registered;
import io.supportcenter.registration.unit.RegistrationState.Rejected;
import io.supportcenter.registration.unit.reading.Contradiction;
import io.supportcenter.registration.unit.reading.Disposition;
import io.supportcenter.registration.unit.reading.ManufacturerAnswer;
import io.supportcenter.registration.unit.reading.ManufacturerAnswer.DeviceConfirmed;
import io.supportcenter.registration.unit.reading.ManufacturerQuestion;
import io.supportcenter.registration.unit.reading.RegistrationFacts;
import io.supportcenter.registration.unit.reading.RetailerAnswer;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationPolicyTest {
  private static final String IN_STORE = "2005001450005";

  private final RegistrationPolicy policy = new RegistrationPolicy(Facts.ASKING);

  @Test
  void shouldAskTheRetailerFirst() {
    Situation facts = Facts.receipt().withManufacturer(Optional.of(Facts.AURELIA));
    assertThat(Situation.decide(policy, facts).followUps())
        .containsExactly(new AskRetailer(1, Duration.ZERO, Optional.empty()));
  }

  @Test
  void shouldAskTheManufacturerByTheCanonicalSerialNumber() {
    Situation facts =
        Facts.receipt(Facts.GTIN.digits(), "ax70014402")
            .withRetailer(Facts.retailer(Facts.sold(null, null)))
            .withManufacturer(Optional.of(Facts.AURELIA));
    assertThat(Situation.decide(policy, facts).followUps())
        .containsExactly(
            new AskManufacturer(
                "aurelia-audio",
                new ManufacturerQuestion(Facts.GTIN, Optional.of(Facts.SERIAL)),
                1,
                Duration.ZERO,
                Optional.empty()));
  }

  @Test
  void shouldAskTheManufacturerByTheSaleWhenNobodyHasASerialNumber() {
    Situation facts =
        Facts.receipt(Facts.GTIN.digits(), null)
            .withRetailer(Facts.retailer(Facts.sold(Facts.GTIN.digits(), null)))
            .withManufacturer(Optional.of(Facts.AURELIA));
    FollowUp need = Situation.decide(policy, facts).followUps().getFirst();
    assertThat(need.key()).isEqualTo("manufacturer:09521101000078:");
    Situation answered =
        facts
            .withManufacturerReply(
                Facts.reply(Facts.GTIN, null, Facts.device(Facts.GTIN, Facts.SERIAL)))
            .withUser(Facts.user(Facts.DANA))
            .withConsent(true);
    DeviceRecord device = registered(answered);
    assertThat(device.serialNumber().raw()).isEqualTo(Facts.SERIAL);
    assertThat(device.serialConfirmed()).isTrue();
    assertThat(sourceOf(device, AssetField.SERIAL_NUMBER)).isEqualTo(FieldSource.MANUFACTURER);
  }

  @Test
  void shouldAskARetailerThatDoesNotKnowTheSaleAgainAndAgainButNotForEver() {
    assertThat(afterUnknown(1).followUps())
        .containsExactly(new AskRetailer(2, Duration.ofSeconds(1), Optional.of("SALE_UNKNOWN")));
    assertThat(afterUnknown(1).state().code()).isEqualTo(StateCode.MATCHING_RETAILER);
    assertThat(afterUnknown(2).followUps())
        .containsExactly(new AskRetailer(3, Duration.ofSeconds(5), Optional.of("SALE_UNKNOWN")));
    assertThat(afterUnknown(2).state())
        .isEqualTo(
            new PendingPartner(
                PendingPartner.Partner.RETAILER,
                Optional.of(Facts.GTIN),
                Optional.of(new PendingPartner.Asked(2, "SALE_UNKNOWN"))));
    assertThat(afterUnknown(3).followUps()).isEmpty();
    assertThat(afterUnknown(3).state().code()).isEqualTo(StateCode.PENDING_PARTNER);
  }

  @Test
  void shouldShowAtOnceThatTheRetailersAnswersDoNotFit() {
    RegistrationDecision decision =
        Situation.decide(
            policy,
            asked().withRetailer(Facts.retailer(new RetailerAnswer.Unanswered(1, "answered 404"))));
    assertThat(decision.state().code()).isEqualTo(StateCode.PENDING_PARTNER);
    assertThat(decision.followUps())
        .containsExactly(new AskRetailer(2, Duration.ofSeconds(1), Optional.of("answered 404")));
  }

  @ParameterizedTest
  @MethodSource
  void shouldAskAManufacturerAgainWhoseAnswerMayChange(ManufacturerAnswer no, StateCode meanwhile) {
    Situation first =
        Facts.complete().withManufacturerReply(Facts.reply(Facts.GTIN, Facts.SERIAL, no));
    assertThat(Situation.decide(policy, first).state().code()).isEqualTo(meanwhile);
    assertThat(Situation.decide(policy, first).followUps())
        .containsExactly(
            new AskManufacturer(
                "aurelia-audio",
                new ManufacturerQuestion(Facts.GTIN, Optional.of(Facts.SERIAL)),
                2,
                Duration.ofHours(1),
                Optional.of(no.reason())));
    Situation last =
        first.withManufacturerReply(Facts.times(Facts.reply(Facts.GTIN, Facts.SERIAL, no), 3));
    assertThat(Situation.decide(policy, last).state().code()).isEqualTo(meanwhile);
    assertThat(Situation.decide(policy, last).followUps()).isEmpty();
  }

  static Stream<Arguments> shouldAskAManufacturerAgainWhoseAnswerMayChange() {
    return Stream.of(
        arguments(new ManufacturerAnswer.SerialNotFound(), StateCode.REJECTED),
        arguments(new ManufacturerAnswer.SerialRequired(), StateCode.PENDING_SERIAL),
        arguments(new ManufacturerAnswer.UnknownGtin(), StateCode.REJECTED),
        arguments(new ManufacturerAnswer.NotRegistrable(), StateCode.REJECTED),
        arguments(new ManufacturerAnswer.Unanswered("answered 200"), StateCode.PENDING_PARTNER));
  }

  @Test
  void shouldForgetANoWhenASerialNumberIsSuppliedAgain() {
    Situation refused =
        Facts.complete()
            .withManufacturerReply(
                Facts.reply(Facts.GTIN, Facts.SERIAL, new ManufacturerAnswer.SerialNotFound()));
    Situation again = refused.withSuppliedSerial(Facts.said(Facts.SERIAL, FieldSource.AGENT, 9));
    assertThat(Situation.decide(policy, again).state())
        .isInstanceOf(RegistrationState.MatchingManufacturer.class);
  }

  /** The case of a phone with two radios; the manufacturer's books have the second number. */
  @Test
  void shouldAskByEachImeiOfAPhone() {
    Situation phone = phone("352099001761481", "352099001761499");
    Situation first =
        phone.withManufacturerReply(
            Facts.reply(Facts.GTIN, "352099001761481", new ManufacturerAnswer.SerialNotFound()));
    assertThat(asks(phone)).containsExactly("352099001761481");
    assertThat(asks(first)).containsExactly("352099001761499");
    Situation second =
        first.withManufacturerReply(
            Facts.reply(
                Facts.GTIN, "352099001761499", Facts.device(Facts.GTIN, "352099001761499")));
    assertThat(registered(second).serialNumber().raw()).isEqualTo("352099001761499");
  }

  @ParameterizedTest
  @CsvSource({
    "352099001761481 352099001761499 K7-0001, 352099001761481",
    "35-209900-176148-1, 352099001761481",
    "3520990017614823, 352099001761481",
    "352099001761481 3520990017614823, 352099001761481",
  })
  void shouldReadTheIdentifiersOfOnePhone(String printed, String asked) {
    assertThat(asks(phone(printed.split(" ")))).containsExactly(asked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "352099001761481 352099001761499 490154203237518",
        "K7-0001 K7-0002",
        "352099001761481 K7-0001 K7-0002"
      })
  void shouldLeaveNumbersOfSeveralDevicesToAPerson(String printed) {
    assertThat(conflict(phone(printed.split(" "))).field())
        .isEqualTo(Contradiction.Field.SERIAL_NUMBER);
  }

  private Situation phone(String... printed) {
    ReceiptLine line =
        new ReceiptLine(
            1,
            Optional.empty(),
            Optional.of(Facts.GTIN.digits()),
            Optional.empty(),
            Optional.empty(),
            1,
            List.of(printed),
            Optional.empty());
    SerialRule rule = new SerialRule(LetterCase.SENSITIVE, "[0-9]{15}|K7-[0-9]{4}", false);
    return Situation.of(RegistrationFacts.of(Facts.sale(line), Facts.UNIT))
        .withRetailerIsPartner(true)
        .withRetailer(Facts.retailer(Facts.sold(null, null)))
        .withManufacturer(Optional.of(new ManufacturerPartner("kestrel-mobile", rule)))
        .withUser(Facts.user(Facts.DANA))
        .withConsent(true);
  }

  private List<String> asks(Situation facts) {
    return Situation.decide(policy, facts).followUps().stream()
        .map(ask -> ((AskManufacturer) ask).question().serial().orElseThrow())
        .toList();
  }

  @Test
  void shouldMakeNoRegistrationOfWhatIsNoManufacturersProduct() {
    RegistrationDecision decision =
        Situation.decide(
            policy, Facts.receipt().withTakeBack(Optional.of(Facts.takeBack(ReceiptKind.RETURN))));
    assertThat(decision.state()).isEqualTo(new OutOfScope(Optional.of(Facts.GTIN)));
    assertThat(decision.followUps()).isEmpty();
    assertThat(decision.shown().state().code()).isEqualTo(StateCode.PENDING_PARTNER);
  }

  @Test
  void shouldLetAnAgentSettleWhichProductItIs() {
    Situation facts =
        Facts.complete()
            .withRetailer(Facts.retailer(Facts.sold(Facts.OTHER_GTIN.digits(), Facts.SERIAL)));
    DeviceRecord device =
        registered(
            facts.withSettlement(
                Contradiction.Field.GTIN, FieldSource.RECEIPT, Facts.GTIN.digits()));
    assertThat(device.gtin()).isEqualTo(Facts.GTIN);
    assertThat(
            device.provenance().stream()
                .filter(p -> p.field() == AssetField.GTIN)
                .map(Provenance::reference))
        .containsExactly("settlement:a");
    assertThat(
            asks(
                facts.withSettlement(
                    Contradiction.Field.GTIN, FieldSource.RETAILER, Facts.OTHER_GTIN.digits())))
        .containsExactly(Facts.SERIAL);
  }

  @Test
  void shouldLetAnAgentSettleThatTheSerialNumberIsAnotherProducts() {
    Situation facts =
        Facts.complete()
            .withManufacturerReply(
                Facts.reply(
                    Facts.GTIN,
                    Facts.SERIAL,
                    new ManufacturerAnswer.SerialOtherProduct(
                        Optional.of(Facts.OTHER_GTIN), Optional.empty())));
    assertThat(conflict(facts).field()).isEqualTo(Contradiction.Field.GTIN);
    assertThat(
            asks(
                facts.withSettlement(
                    Contradiction.Field.GTIN, FieldSource.MANUFACTURER, Facts.OTHER_GTIN.digits())))
        .containsExactly(Facts.SERIAL);
    assertThat(
            Situation.decide(
                    policy,
                    facts.withSettlement(
                        Contradiction.Field.GTIN, FieldSource.RECEIPT, Facts.GTIN.digits()))
                .state()
                .code())
        .isEqualTo(StateCode.PENDING_SERIAL);
  }

  @Test
  void shouldLetAnAgentSettleWhetherTheLineWasSold() {
    Situation facts =
        Facts.complete().withRetailer(Facts.retailer(new RetailerAnswer.OtherLines()));
    assertThat(
            registered(facts.withSettlement(Contradiction.Field.LINE, FieldSource.RECEIPT, "1/1"))
                .gtin())
        .isEqualTo(Facts.GTIN);
    assertThat(
            Situation.decide(
                    policy,
                    facts.withSettlement(Contradiction.Field.LINE, FieldSource.RETAILER, ""))
                .state())
        .isEqualTo(new Rejected(RejectionReason.RETAILER_DENIED));
  }

  @Test
  void shouldNotOverwriteTheReceiptsSerialNumberWithTheRetailers() {
    Situation facts =
        Facts.complete()
            .withRetailer(Facts.retailer(Facts.sold(Facts.GTIN.digits(), "AX70019999")));
    assertThat(conflict(facts).field()).isEqualTo(Contradiction.Field.SERIAL_NUMBER);
    assertThat(conflict(facts).claims())
        .extracting(Sourced::source, Sourced::value)
        .containsExactly(
            tuple(FieldSource.RECEIPT, Facts.SERIAL), tuple(FieldSource.RETAILER, "AX70019999"));
  }

  @Test
  void shouldLetAnAgentSettleWhichSerialNumberIsRight() {
    Situation settled =
        Facts.complete()
            .withRetailer(Facts.retailer(Facts.sold(Facts.GTIN.digits(), "AX70019999")))
            .withSuppliedSerial(Facts.said(Facts.SERIAL, FieldSource.AGENT, 9));
    assertThat(Situation.decide(policy, settled).state()).isInstanceOf(Registered.class);
  }

  @Test
  void shouldNotLetAUserContradictTheReceipt() {
    Situation facts =
        Facts.complete().withSuppliedSerial(Facts.said("AX70019999", FieldSource.USER, 9));
    assertThat(conflict(facts).field()).isEqualTo(Contradiction.Field.SERIAL_NUMBER);
  }

  @Test
  void shouldSeeNoContradictionInAnotherWayOfWriting() {
    Situation facts =
        Facts.complete().withRetailer(Facts.retailer(Facts.sold("09521101000078", " ax70014402 ")));
    assertThat(Situation.decide(policy, facts).state()).isInstanceOf(Registered.class);
  }

  @Test
  void shouldNameTheContradictionBetweenReceiptAndRetailerOnTheProduct() {
    Situation facts =
        Facts.complete()
            .withRetailer(Facts.retailer(Facts.sold(Facts.OTHER_GTIN.digits(), Facts.SERIAL)));
    assertThat(conflict(facts).field()).isEqualTo(Contradiction.Field.GTIN);
  }

  @Test
  void shouldNameEverythingInWhichTheManufacturerContradicts() {
    Situation facts =
        Facts.complete()
            .withManufacturerReply(
                Facts.reply(
                    Facts.GTIN, Facts.SERIAL, Facts.device(Facts.OTHER_GTIN, "AX70019999")));
    assertThat(((Conflict) Situation.decide(policy, facts).state()).contradictions())
        .extracting(Contradiction::field)
        .containsExactly(Contradiction.Field.GTIN, Contradiction.Field.SERIAL_NUMBER);
  }

  @Test
  void shouldTakeTheRetailersGtinForAnInStoreNumber() {
    Situation facts =
        Facts.receipt(IN_STORE, Facts.SERIAL)
            .withRetailer(Facts.retailer(Facts.sold(Facts.GTIN.digits(), Facts.SERIAL)));
    assertThat(facts.gtin()).contains(Facts.GTIN);
    Situation complete =
        facts
            .withManufacturer(Optional.of(Facts.AURELIA))
            .withManufacturerReply(
                Facts.reply(Facts.GTIN, Facts.SERIAL, Facts.device(Facts.GTIN, Facts.SERIAL)))
            .withUser(Facts.user(Facts.DANA))
            .withConsent(true);
    assertThat(sourceOf(registered(complete), AssetField.GTIN)).isEqualTo(FieldSource.RETAILER);
  }

  @ParameterizedTest
  @ValueSource(strings = {IN_STORE, "500117", "no number"})
  void shouldMakeNoRegistrationOfAProductThatNobodyHasAGlobalNumberFor(String printed) {
    Situation facts =
        Facts.receipt(printed, Facts.SERIAL).withRetailer(Facts.retailer(Facts.sold(null, null)));
    assertThat(Situation.decide(policy, facts).state()).isEqualTo(new OutOfScope(Optional.empty()));
    assertThat(Situation.decide(policy, facts).shown().state())
        .isEqualTo(new Rejected(RejectionReason.UNKNOWN_GTIN));
  }

  @Test
  void shouldRejectAWrongCheckDigitWithoutAskingAnybody() {
    RegistrationDecision decision =
        Situation.decide(policy, Facts.receipt("9521101000072", Facts.SERIAL));
    assertThat(decision.state()).isEqualTo(new Rejected(RejectionReason.CHECK_DIGIT));
    assertThat(decision.followUps()).isEmpty();
  }

  @Test
  void shouldRejectAWrongCheckDigitOfTheRetailerWhenTheReceiptHasNoNumber() {
    Situation facts =
        Facts.receipt(null, Facts.SERIAL)
            .withRetailer(Facts.retailer(Facts.sold("9521101000072", Facts.SERIAL)));
    assertThat(Situation.decide(policy, facts).state())
        .isEqualTo(new Rejected(RejectionReason.CHECK_DIGIT));
  }

  @Test
  void shouldRejectATextThatCannotBeASerialNumberOfTheManufacturer() {
    Situation facts =
        Facts.receipt(Facts.GTIN.digits(), "12")
            .withRetailer(Facts.retailer(Facts.sold(null, null)))
            .withManufacturer(Optional.of(Facts.AURELIA));
    assertThat(Situation.decide(policy, facts).state())
        .isEqualTo(new Rejected(RejectionReason.SERIAL_NOT_FOUND));
  }

  @Test
  void shouldKeepWhereEachFieldCameFrom() {
    DeviceRecord device = registered(Facts.complete());
    assertThat(device.provenance())
        .extracting(Provenance::field)
        .containsExactly(
            AssetField.MANUFACTURER,
            AssetField.MODEL,
            AssetField.MODEL_NAME,
            AssetField.SERIAL_NUMBER,
            AssetField.GTIN,
            AssetField.PURCHASED_AT,
            AssetField.WARRANTY,
            AssetField.USER_ID);
    assertThat(sourceOf(device, AssetField.MODEL)).isEqualTo(FieldSource.MANUFACTURER);
    assertThat(sourceOf(device, AssetField.GTIN)).isEqualTo(FieldSource.RECEIPT);
    assertThat(sourceOf(device, AssetField.PURCHASED_AT)).isEqualTo(FieldSource.RETAILER);
  }

  @Test
  void shouldNotCallASerialNumberConfirmedThatTheManufacturerDidNotName() {
    Situation facts =
        Facts.complete()
            .withManufacturerReply(
                Facts.reply(Facts.GTIN, Facts.SERIAL, Facts.device(Facts.GTIN, null)));
    DeviceRecord device = registered(facts);
    assertThat(device.serialConfirmed()).isFalse();
    assertThat(sourceOf(device, AssetField.SERIAL_NUMBER)).isEqualTo(FieldSource.RECEIPT);
  }

  @ParameterizedTest
  @CsvSource({
    "PURCHASE, 2026-11-21, 2028-11-21",
    "SHIPMENT, 2026-09-30, 2028-09-30",
    "MANUFACTURE, 2026-08-31, 2028-08-31",
  })
  void shouldStartTheWarrantyOnTheDayOfItsBasis(WarrantyBasis basis, String first, String last) {
    DeviceConfirmed device = Facts.device(Facts.GTIN, Facts.SERIAL);
    DeviceConfirmed other =
        new DeviceConfirmed(
            device.gtin(),
            device.manufacturer(),
            device.model(),
            device.modelName(),
            device.serialNumber(),
            device.manufacturedOn(),
            device.shippedOn(),
            Optional.of(new WarrantyOffer(basis, Period.ofYears(2))));
    WarrantyTerms terms =
        registered(
                Facts.complete()
                    .withManufacturerReply(Facts.reply(Facts.GTIN, Facts.SERIAL, other)))
            .warranty()
            .orElseThrow();
    assertThat(terms.startsOn()).isEqualTo(first);
    assertThat(terms.endsOn()).isEqualTo(last);
  }

  @Test
  void shouldStartTheWarrantyOnTheDayInTheStore() {
    // 23:30 UTC is half past midnight of the next day in Berlin.
    assertThat(registered(Facts.complete()).warranty().orElseThrow().startsOn())
        .isEqualTo("2026-11-21");
  }

  @Test
  void shouldSayWhichDeviceToLookUpOnceTheManufacturerHasAnswered() {
    assertThat(Situation.itemKey(policy, Facts.complete()))
        .contains(new DeviceKey("aurelia-audio", "AX-700", Facts.SERIAL));
    assertThat(Situation.itemKey(policy, Facts.complete().withoutUser())).isPresent();
    assertThat(Situation.itemKey(policy, Facts.receipt())).isEmpty();
  }

  @Test
  void shouldIdentifyTheSameItemForWhateverBuyer() {
    assertThat(policy.identify(Facts.complete().facts()))
        .isEqualTo(policy.identify(Facts.complete().withoutUser().facts()));
  }

  @Test
  void shouldForgetAnErasedUserWhoHasNoAsset() {
    Situation facts =
        Facts.receipt()
            .withUser(Facts.user(Facts.DANA))
            .withDisposition(Facts.said(Disposition.USER_ERASED, FieldSource.USER, 9));
    assertThat(Situation.decide(policy, facts).user()).isEmpty();
  }

  private RegistrationDecision afterUnknown(int times) {
    return Situation.decide(
        policy, asked().withRetailer(Facts.retailer(new RetailerAnswer.Unknown(times))));
  }

  private static Situation asked() {
    return Facts.receipt().withManufacturer(Optional.of(Facts.AURELIA));
  }

  private Contradiction conflict(Situation facts) {
    return ((Conflict) Situation.decide(policy, facts).state()).contradictions().getFirst();
  }

  private DeviceRecord registered(Situation facts) {
    return (DeviceRecord) ((Registered) Situation.decide(policy, facts).state()).item();
  }

  private static FieldSource sourceOf(DeviceRecord device, AssetField field) {
    return device.provenance().stream()
        .filter(provenance -> provenance.field() == field)
        .findFirst()
        .orElseThrow()
        .source();
  }
}
