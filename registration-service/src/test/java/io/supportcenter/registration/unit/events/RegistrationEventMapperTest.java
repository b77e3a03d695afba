package io.supportcenter.registration.unit.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.events.AssetStatus;
import io.supportcenter.events.AssetWithdrawn;
import io.supportcenter.events.DeviceRegistered;
import io.supportcenter.events.PendingReason;
import io.supportcenter.events.RegistrationPending;
import io.supportcenter.events.RegistrationRejected;
import io.supportcenter.events.WithdrawalReason;
import io.supportcenter.kit.events.OutboundEvent;
import io.supportcenter.registration.asset.FieldSource;
import io.supportcenter.registration.receipt.ReceiptKind;
import io.supportcenter.registration.unit.Facts;
import io.supportcenter.registration.unit.Registration;
import io.supportcenter.registration.unit.RegistrationDecision;
import io.supportcenter.registration.unit.RegistrationPolicy;
import io.supportcenter.registration.unit.RegistrationState;
import io.supportcenter.registration.unit.RejectionReason;
import io.supportcenter.registration.unit.Situation;
import io.supportcenter.registration.unit.reading.Disposition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RegistrationEventMapperTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  private final RegistrationPolicy policy = new RegistrationPolicy(Facts.ASKING);
  private final Registration received = Registration.received(Facts.UNIT);

  @Test
  void shouldTellOfADeviceWithAllThatIsKnownOfIt() {
    var event = (DeviceRegistered) event(received, Facts.complete());
    assertThat(event.getAssetId()).isEqualTo(received.id().toString());
    assertThat(event.getVersion()).isEqualTo(1);
    assertThat(event.getUserId()).isEqualTo("user-dana");
    assertThat(event.getOccurredAt()).isEqualTo(NOW);
    var device = event.getDevice();
    assertThat(device.getStatus()).isEqualTo(AssetStatus.REGISTERED);
    assertThat(device.getManufacturer()).isEqualTo("Aurelia Audio");
    assertThat(device.getModel()).isEqualTo("AX-700");
    assertThat(device.getSerialNumber()).isEqualTo(Facts.SERIAL);
    assertThat(device.getSerialConfirmed()).isTrue();
    assertThat(device.getGtin()).isEqualTo("09521101000078");
    assertThat(device.getReceipt().getReceiptNumber()).isEqualTo(Facts.SALE.receiptNumber());
    assertThat(device.getWarranty().getEndsOn()).isEqualTo("2028-11-21");
    assertThat(device.getProvenance()).hasSize(8);
  }

  @ParameterizedTest
  @CsvSource({"RETURN, RETURNED", "VOID, RECEIPT_VOIDED"})
  void shouldTellWhyADeviceLeftTheAssetStore(ReceiptKind kind, WithdrawalReason reason) {
    Registration registered =
        Situation.decided(received, Situation.decide(policy, Facts.complete())).after();
    var event =
        (AssetWithdrawn)
            event(registered, Facts.complete().withTakeBack(Optional.of(Facts.takeBack(kind))));
    assertThat(event.getReason()).isEqualTo(reason);
    assertThat(event.getVersion()).isEqualTo(2);
    assertThat(event.getDevice().getStatus()).isEqualTo(AssetStatus.RETURNED);
  }

  @ParameterizedTest
  @CsvSource({
    "STOLEN, STOLEN, STOLEN",
    "END_OF_LIFE, END_OF_LIFE, END_OF_LIFE",
    "USER_ERASED, WITHDRAWN, USER_ERASED",
    "OTHER_BUYER, WITHDRAWN, OTHER_BUYER",
  })
  void shouldTellWhatBecameOfADevice(
      Disposition fate, AssetStatus status, WithdrawalReason reason) {
    Registration registered =
        Situation.decided(received, Situation.decide(policy, Facts.complete())).after();
    var event =
        (AssetWithdrawn)
            event(
                registered,
                Facts.complete().withDisposition(Facts.said(fate, FieldSource.USER, 9)));
    assertThat(event.getReason()).isEqualTo(reason);
    assertThat(event.getDevice().getStatus()).isEqualTo(status);
  }

  @Test
  void shouldTellWhatAUnitWaitsForAndForWhom() {
    var event = (RegistrationPending) event(received, Facts.complete().withConsent(false));
    assertThat(event.getReason()).isEqualTo(PendingReason.PENDING_CONSENT);
    assertThat(event.getUserId()).isEqualTo("user-dana");
    assertThat(event.getVersion()).isEqualTo(1);
    assertThat(event.getReceipt().getUnit()).isEqualTo(1);
  }

  @Test
  void shouldTellWhyAUnitIsRejected() {
    var event = (RegistrationRejected) event(received, Facts.receipt("9521101000072", null));
    assertThat(event.getReason()).isEqualTo(io.supportcenter.events.RejectionReason.CHECK_DIGIT);
    assertThat(event.getUserId()).isNull();
  }

  @Test
  void shouldTellNothingWhenNothingHasChanged() {
    Registration registered =
        Situation.decided(received, Situation.decide(policy, Facts.complete())).after();
    assertThat(
            RegistrationEventMapper.event(
                Situation.decided(registered, Situation.decide(policy, Facts.complete())), NOW))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void shouldHaveTheSameNamesInEventsAsInside(RejectionReason reason) {
    var rejected =
        new RegistrationDecision(
            new RegistrationState.Rejected(reason), Optional.empty(), List.of());
    var event =
        (RegistrationRejected)
            RegistrationEventMapper.event(Situation.decided(received, rejected), NOW)
                .flatMap(OutboundEvent::event)
                .orElseThrow();
    assertThat(event.getReason().name()).isEqualTo(reason.name());
  }

  private SpecificRecord event(Registration before, Situation facts) {
    return RegistrationEventMapper.event(
            Situation.decided(before, Situation.decide(policy, facts)), NOW)
        .flatMap(OutboundEvent::event)
        .orElseThrow();
  }
}
