package io.supportcenter.registration.unit.events;

import io.supportcenter.events.AssetStatus;
import io.supportcenter.events.AssetWithdrawn;
import io.supportcenter.events.DeviceRegistered;
import io.supportcenter.events.PendingReason;
import io.supportcenter.events.ReceiptReference;
import io.supportcenter.events.RegistrationPending;
import io.supportcenter.events.RegistrationRejected;
import io.supportcenter.events.ReservationChangeReason;
import io.supportcenter.events.ReservationChanged;
import io.supportcenter.events.ReservationRegistered;
import io.supportcenter.events.ReservationStatus;
import io.supportcenter.events.WithdrawalReason;
import io.supportcenter.kit.events.OutboundEvent;
import io.supportcenter.kit.values.UserId;
import io.supportcenter.registration.asset.DeviceRecord;
import io.supportcenter.registration.asset.ReservationRecord;
import io.supportcenter.registration.asset.events.DeviceMapper;
import io.supportcenter.registration.asset.events.ReservationRecordMapper;
import io.supportcenter.registration.receipt.ReceiptKind;
import io.supportcenter.registration.receipt.UnitKey;
import io.supportcenter.registration.unit.DecidedUnit;
import io.supportcenter.registration.unit.Registration;
import io.supportcenter.registration.unit.RegistrationState;
import io.supportcenter.registration.unit.RegistrationState.Asset;
import io.supportcenter.registration.unit.RejectionReason;
import io.supportcenter.registration.unit.reading.Disposition;
import io.supportcenter.registration.unit.reading.TakeBack;
import io.supportcenter.schemas.Topics;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** The event that publishes a decision. */
public final class RegistrationEventMapper {

  private RegistrationEventMapper() {}

  /**
   * @return a DeviceRegistered, ReservationRegistered, ReservationChanged or AssetWithdrawn (topic
   *     {@code assets.v1}), a RegistrationPending or RegistrationRejected (topic {@code
   *     registrations.v1}), or nothing when there is no news
   */
  public static Optional<OutboundEvent> event(DecidedUnit unit, Instant at) {
    return unit.isNews() ? Optional.of(outbound(unit, news(unit, at))) : Optional.empty();
  }

  private static OutboundEvent outbound(DecidedUnit unit, SpecificRecord event) {
    String topic = unit.isNewsOfAsset() ? Topics.ASSETS : Topics.REGISTRATIONS;
    return OutboundEvent.of(topic, unit.after().id().toString(), event);
  }

  private static SpecificRecord news(DecidedUnit unit, Instant at) {
    return switch (unit.decision().state()) {
      case RegistrationState.Registered asset -> registered(unit, asset, at);
      case RegistrationState.Returned asset ->
          withdrawn(unit, asset, AssetStatus.RETURNED, reason(asset.takeBack()), at);
      case RegistrationState.Withdrawn asset ->
          withdrawn(
              unit,
              asset,
              AssetStatus.WITHDRAWN,
              asset.why() == Disposition.OTHER_BUYER
                  ? WithdrawalReason.OTHER_BUYER
                  : WithdrawalReason.USER_ERASED,
              at);
      case RegistrationState.Stolen asset ->
          withdrawn(unit, asset, AssetStatus.STOLEN, WithdrawalReason.STOLEN, at);
      case RegistrationState.EndOfLife asset ->
          withdrawn(unit, asset, AssetStatus.END_OF_LIFE, WithdrawalReason.END_OF_LIFE, at);
      case RegistrationState.Rejected rejected -> rejected(unit, rejected.reason(), at);
      case RegistrationState.PendingUser _ -> pending(unit, PendingReason.PENDING_USER, at);
      case RegistrationState.PendingConsent _ -> pending(unit, PendingReason.PENDING_CONSENT, at);
      case RegistrationState.PendingSerial _ -> pending(unit, PendingReason.PENDING_SERIAL, at);
      case RegistrationState.PendingPartner _ -> pending(unit, PendingReason.PENDING_PARTNER, at);
      case RegistrationState.Conflict _ -> pending(unit, PendingReason.CONFLICT, at);
      case RegistrationState.Received _,
          RegistrationState.MatchingRetailer _,
          RegistrationState.MatchingManufacturer _,
          RegistrationState.OutOfScope _,
          RegistrationState.Transferred _ ->
          throw new IllegalStateException("not published: " + unit.after().code());
    };
  }

  private static SpecificRecord registered(
      DecidedUnit unit, RegistrationState.Registered asset, Instant at) {
    return switch (asset.item()) {
      case DeviceRecord device -> deviceRegistered(unit, asset, device, at);
      case ReservationRecord item when unit.before().isAsset() ->
          reservationChanged(unit, asset, item, at);
      case ReservationRecord item -> reservationRegistered(unit, asset, item, at);
    };
  }

  private static ReservationRegistered reservationRegistered(
      DecidedUnit unit, Asset asset, ReservationRecord item, Instant at) {
    Registration after = unit.after();
    return ReservationRegistered.newBuilder()
        .setAssetId(after.id().toString())
        .setVersion(after.assetVersion())
        .setUserId(asset.user().value())
        .setOccurredAt(at)
        .setReservation(ReservationRecordMapper.toEvent(item, reference(after.unit())))
        .build();
  }

  private static ReservationChanged reservationChanged(
      DecidedUnit unit, Asset asset, ReservationRecord item, Instant at) {
    Registration after = unit.after();
    return ReservationChanged.newBuilder()
        .setAssetId(after.id().toString())
        .setVersion(after.assetVersion())
        .setUserId(asset.user().value())
        .setReason(reason(item))
        .setOccurredAt(at)
        .setReservation(ReservationRecordMapper.toEvent(item, reference(after.unit())))
        .build();
  }

  private static ReservationChangeReason reason(ReservationRecord item) {
    if (item.cancelled()) {
      return ReservationChangeReason.CANCELLED;
    }
    return item.isRescheduled()
        ? ReservationChangeReason.RESCHEDULED
        : ReservationChangeReason.CORRECTED;
  }

  private static DeviceRegistered deviceRegistered(
      DecidedUnit unit, Asset asset, DeviceRecord device, Instant at) {
    Registration after = unit.after();
    return DeviceRegistered.newBuilder()
        .setAssetId(after.id().toString())
        .setVersion(after.assetVersion())
        .setUserId(asset.user().value())
        .setRegistrationId(after.id().toString())
        .setOccurredAt(at)
        .setDevice(DeviceMapper.toEvent(device, AssetStatus.REGISTERED, reference(after.unit())))
        .build();
  }

  private static AssetWithdrawn withdrawn(
      DecidedUnit unit, Asset asset, AssetStatus status, WithdrawalReason reason, Instant at) {
    Registration after = unit.after();
    ReceiptReference receipt = reference(after.unit());
    AssetWithdrawn.Builder event =
        AssetWithdrawn.newBuilder()
            .setAssetId(after.id().toString())
            .setVersion(after.assetVersion())
            .setUserId(asset.user().value())
            .setReason(reason)
            .setOccurredAt(at);
    return switch (asset.item()) {
      case DeviceRecord device ->
          event.setDevice(DeviceMapper.toEvent(device, status, receipt)).build();
      case ReservationRecord item ->
          event
              .setReservation(
                  ReservationRecordMapper.toEvent(item, ReservationStatus.WITHDRAWN, receipt))
              .build();
    };
  }

  private static WithdrawalReason reason(TakeBack takeBack) {
    return takeBack.kind() == ReceiptKind.VOID
        ? WithdrawalReason.RECEIPT_VOIDED
        : WithdrawalReason.RETURNED;
  }

  private static RegistrationPending pending(DecidedUnit unit, PendingReason reason, Instant at) {
    Registration after = unit.after();
    return RegistrationPending.newBuilder()
        .setRegistrationId(after.id().toString())
        .setVersion(after.version())
        .setUserId(userId(unit))
        .setReceipt(reference(after.unit()))
        .setReason(reason)
        .setOccurredAt(at)
        .build();
  }

  private static RegistrationRejected rejected(
      DecidedUnit unit, RejectionReason reason, Instant at) {
    Registration after = unit.after();
    return RegistrationRejected.newBuilder()
        .setRegistrationId(after.id().toString())
        .setVersion(after.version())
        .setUserId(userId(unit))
        .setReceipt(reference(after.unit()))
        .setReason(RejectionReasonMapper.toEvent(reason))
        .setOccurredAt(at)
        .build();
  }

  private static String userId(DecidedUnit unit) {
    return unit.decision().user().map(UserId::value).orElse(null);
  }

  private static ReceiptReference reference(UnitKey unit) {
    return ReceiptReference.newBuilder()
        .setRetailerId(unit.receipt().retailerId())
        .setReceiptNumber(unit.receipt().receiptNumber())
        .setLineNumber(unit.lineNumber())
        .setUnit(unit.unit())
        .build();
  }
}
