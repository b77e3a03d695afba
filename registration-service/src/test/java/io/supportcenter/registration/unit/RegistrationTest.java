package io.supportcenter.registration.unit;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.registration.asset.FieldSource;
import io.supportcenter.registration.asset.RegistrationId;
import io.supportcenter.registration.receipt.ReceiptKind;
import io.supportcenter.registration.receipt.UnitKey;
import io.supportcenter.registration.unit.reading.ManufacturerAnswer;
import io.supportcenter.registration.unit.reading.RetailerAnswer;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegistrationTest {
  private final RegistrationPolicy policy = new RegistrationPolicy(Facts.ASKING);
  private final Registration received = Registration.received(Facts.UNIT);

  @Test
  void shouldCountEventsOfTheRegistrationAndOfTheAssetApart() {
    Registration pending = after(received, Facts.complete().withoutUser());
    assertThat(pending.version()).isEqualTo(1);
    assertThat(pending.assetVersion()).isZero();
    Registration registered = after(pending, Facts.complete());
    assertThat(registered.version()).isEqualTo(1);
    assertThat(registered.assetVersion()).isEqualTo(1);
  }

  @Test
  void shouldStoreButNotTellThatAPartnerIsAsked() {
    DecidedUnit change =
        Situation.decided(
            received,
            Situation.decide(policy, Facts.receipt().withManufacturer(Optional.of(Facts.AURELIA))));
    assertThat(change.after().code()).isEqualTo(StateCode.MATCHING_RETAILER);
    assertThat(Situation.isChange(change)).isTrue();
    assertThat(change.isNews()).isFalse();
  }

  @Test
  void shouldNotTellTheSameTwiceWhenAPartnerWasAskedInBetween() {
    Situation waiting =
        Facts.receipt(Facts.GTIN.digits(), null)
            .withRetailer(Facts.retailer(Facts.sold(Facts.GTIN.digits(), null)))
            .withManufacturer(Optional.of(Facts.AURELIA))
            .withManufacturerReply(
                Facts.reply(Facts.GTIN, null, new ManufacturerAnswer.SerialRequired()));
    Situation asked = waiting.withSuppliedSerial(Facts.said(Facts.SERIAL, FieldSource.USER, 9));
    Situation again =
        asked.withManufacturerReply(
            Facts.reply(Facts.GTIN, Facts.SERIAL, new ManufacturerAnswer.SerialRequired()));
    Registration end = after(after(after(received, waiting), asked), again);
    assertThat(end.code()).isEqualTo(StateCode.PENDING_SERIAL);
    assertThat(end.version()).isEqualTo(1);
  }

  @Test
  void shouldTellWhenTheDeviceChanged() {
    Registration registered = after(received, Facts.complete());
    Situation renamed =
        Facts.complete()
            .withManufacturerReply(
                Facts.reply(
                    Facts.GTIN,
                    Facts.SERIAL,
                    new ManufacturerAnswer.DeviceConfirmed(
                        Facts.GTIN,
                        "Aurelia Audio",
                        "AX-700/B",
                        Optional.empty(),
                        Optional.of(Facts.SERIAL),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())));
    assertThat(after(registered, renamed).assetVersion()).isEqualTo(2);
  }

  @Test
  void shouldNotTellWhenTheSameIsSaidAgainLater() {
    Registration registered = after(received, Facts.complete());
    Situation later =
        Facts.complete()
            .withRetailer(
                Facts.said(
                    new RetailerAnswer.Sale(Facts.sold(Facts.GTIN.digits(), Facts.SERIAL)),
                    FieldSource.RETAILER,
                    600));
    assertThat(Situation.isChange(Situation.decided(registered, Situation.decide(policy, later))))
        .isFalse();
  }

  @Test
  void shouldNotLetADeviceVanishSilently() {
    Registration registered = after(received, Facts.complete());
    Situation contradicted =
        Facts.complete()
            .withRetailer(Facts.retailer(Facts.sold(Facts.GTIN.digits(), "AX70019999")));
    assertThat(Situation.decide(policy, contradicted).state().code()).isEqualTo(StateCode.CONFLICT);
    assertThat(
            Situation.isChange(
                Situation.decided(registered, Situation.decide(policy, contradicted))))
        .isFalse();
  }

  @Test
  void shouldKeepADeviceWhenConsentIsWithdrawnLater() {
    assertThat(received.consentHolds(false)).isFalse();
    assertThat(received.consentHolds(true)).isTrue();
    assertThat(after(received, Facts.complete()).consentHolds(false)).isTrue();
  }

  @Test
  void shouldBeTheSameRegistrationForTheSameUnitAndNoOther() {
    RegistrationId id = RegistrationId.of(Facts.UNIT);
    assertThat(id).isEqualTo(RegistrationId.of(new UnitKey(Facts.SALE, 1, 1)));
    assertThat(id).isNotEqualTo(RegistrationId.of(new UnitKey(Facts.SALE, 1, 2)));
    assertThat(id.value().version()).isEqualTo(8);
    assertThat(id.value().variant()).isEqualTo(2);
    assertThat(RegistrationId.parse(id.toString())).isEqualTo(id);
  }

  @Test
  void shouldComeBackWhenATakeBackTurnsOutToBeAnothers() {
    Registration registered = after(received, Facts.complete());
    Registration returned =
        after(
            registered,
            Facts.complete().withTakeBack(Optional.of(Facts.takeBack(ReceiptKind.RETURN))));
    Registration back = after(returned, Facts.complete());
    assertThat(back.code()).isEqualTo(StateCode.REGISTERED);
    assertThat(back.assetVersion()).isEqualTo(3);
  }

  private Registration after(Registration before, Situation facts) {
    return Situation.decided(before, Situation.decide(policy, facts)).after();
  }
}
