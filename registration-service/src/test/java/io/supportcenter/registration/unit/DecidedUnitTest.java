package io.supportcenter.registration.unit;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.registration.asset.AssetStatus;
import io.supportcenter.registration.asset.DeviceKey;
import io.supportcenter.registration.asset.FieldSource;
import io.supportcenter.registration.asset.ItemKey;
import io.supportcenter.registration.receipt.ReceiptKind;
import io.supportcenter.registration.unit.reading.Disposition;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DecidedUnitTest {

  private static final DeviceKey DEVICE = new DeviceKey("aurelia-audio", "AX-700", Facts.SERIAL);

  private final RegistrationPolicy policy = new RegistrationPolicy(Facts.ASKING);
  private final Registration received = Registration.received(Facts.UNIT);

  @Test
  void shouldHoldTheItemOfAnAsset() {
    DecidedUnit unit = decided(received, Facts.complete(), Optional.empty());

    assertThat(unit.held()).contains(DEVICE);
    assertThat(unit.asset())
        .hasValueSatisfying(asset -> {
          assertThat(asset.status()).isEqualTo(AssetStatus.REGISTERED);
          assertThat(asset.user()).isEqualTo(Facts.DANA);
          assertThat(asset.version()).isEqualTo(1);
        });
  }

  @Test
  void shouldHoldNothingOnceTheUnitIsTakenBack() {
    Registration registered = decided(received, Facts.complete(), Optional.empty()).after();
    Situation returned =
        Facts.complete().withTakeBack(Optional.of(Facts.takeBack(ReceiptKind.RETURN)));

    assertThat(decided(registered, returned, Optional.of(DEVICE)).held()).isEmpty();
  }

  @Test
  void shouldKeepItsItemWhenSourcesContradictEachOtherLater() {
    Registration registered = decided(received, Facts.complete(), Optional.empty()).after();
    Situation contradicted =
        Facts.complete()
            .withRetailer(Facts.retailer(Facts.sold(Facts.GTIN.digits(), "AX70019999")));

    DecidedUnit unit = decided(registered, contradicted, Optional.of(DEVICE));

    assertThat(unit.held()).contains(DEVICE);
    assertThat(unit.asset()).isEmpty();
    assertThat(unit.isNews()).isFalse();
  }

  @Test
  void shouldHoldNothingForAUserWhoIsErased() {
    Registration registered = decided(received, Facts.complete(), Optional.empty()).after();
    Situation erased =
        Facts.complete().withDisposition(Facts.said(Disposition.USER_ERASED, FieldSource.USER, 9));

    DecidedUnit unit = decided(registered, erased, Optional.of(DEVICE));

    assertThat(unit.held()).isEmpty();
    assertThat(unit.asset().orElseThrow().status()).isEqualTo(AssetStatus.WITHDRAWN);
  }

  @Test
  void shouldRememberWhatTheManufacturerWasAskedLast() {
    Situation sold =
        Facts.receipt()
            .withRetailer(Facts.retailer(Facts.sold(Facts.GTIN.digits(), Facts.SERIAL)))
            .withManufacturer(Optional.of(Facts.AURELIA));

    assertThat(decided(received, sold, Optional.empty()).asked())
        .contains("manufacturer:09521101000078:AX70014402");
    assertThat(decided(received, Facts.receipt(), Optional.empty()).asked()).isEmpty();
  }

  private DecidedUnit decided(Registration before, Situation situation, Optional<ItemKey> stored) {
    return DecidedUnit.of(
        new StoredUnit(before, new UUID(0, 1), situation.facts(), "{}", Optional.empty(), stored),
        Situation.decide(policy, situation),
        Situation.itemKey(policy, situation));
  }
}
