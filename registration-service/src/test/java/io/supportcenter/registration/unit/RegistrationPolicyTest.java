package io.supportcenter.registration.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.supportcenter.registration.asset.AssetField;
import io.supportcenter.registration.asset.DeviceKey;
import io.supportcenter.registration.asset.DeviceRecord;
import io.supportcenter.registration.asset.FieldSource;
import io.supportcenter.registration.asset.Provenance;
import io.supportcenter.registration.asset.Sourced;
import io.supportcenter.registration.unit.FollowUp.AskManufacturer;
import io.supportcenter.registration.unit.FollowUp.AskRetailer;
import io.supportcenter.registration.unit.RegistrationState.Conflict;
import io.supportcenter.registration.unit.RegistrationState.PendingPartner;
import io.supportcenter.registration.unit.RegistrationState.Registered;
import io.supportcenter.registration.unit.RegistrationState.Rejected;
import io.supportcenter.registration.unit.reading.Contradiction;
import io.supportcenter.registration.unit.reading.Disposition;
import io.supportcenter.registration.unit.reading.ManufacturerQuestion;
import io.supportcenter.registration.unit.reading.RetailerAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationPolicyTest {
  private static final String IN_STORE = "2005001450005";

  private final RegistrationPolicy policy = new RegistrationPolicy();

  @Test
  void shouldAskTheRetailerFirst() {
    assertThat(Situation.decide(policy, Facts.receipt()).followUps())
        .containsExactly(new AskRetailer(1, Duration.ZERO));
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
                "aurelia-audio", new ManufacturerQuestion(Facts.GTIN, Optional.of(Facts.SERIAL))));
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
    List<Duration> waits = List.of(Duration.ofSeconds(1), Duration.ofSeconds(5));
    RegistrationPolicy twice = new RegistrationPolicy(waits);
    assertThat(afterUnknown(twice, 1).followUps())
        .containsExactly(new AskRetailer(2, waits.get(0)));
    assertThat(afterUnknown(twice, 1).state().code()).isEqualTo(StateCode.MATCHING_RETAILER);
    assertThat(afterUnknown(twice, 2).followUps())
        .containsExactly(new AskRetailer(3, waits.get(1)));
    assertThat(afterUnknown(twice, 2).state())
        .isEqualTo(new PendingPartner(PendingPartner.Partner.RETAILER, Optional.of(Facts.GTIN)));
    assertThat(afterUnknown(twice, 3).followUps()).isEmpty();
    assertThat(afterUnknown(twice, 3).state().code()).isEqualTo(StateCode.PENDING_PARTNER);
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
  void shouldRejectAProductThatNobodyHasAGlobalNumberFor(String printed) {
    Situation facts =
        Facts.receipt(printed, Facts.SERIAL).withRetailer(Facts.retailer(Facts.sold(null, null)));
    assertThat(Situation.decide(policy, facts).state())
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

  private RegistrationDecision afterUnknown(RegistrationPolicy policy, int times) {
    return Situation.decide(
        policy, Facts.receipt().withRetailer(Facts.retailer(new RetailerAnswer.Unknown(times))));
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
