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
import io.supportcenter.kit.values.UserId;
import io.supportcenter.registration.asset.DeviceRecord;
import io.supportcenter.registration.asset.ReservationRecord;
import io.supportcenter.registration.asset.events.DeviceMapper;
import io.supportcenter.registration.asset.events.ReservationRecordMapper;
import io.supportcenter.registration.receipt.ReceiptKind;
import io.supportcenter.registration.receipt.UnitKey;
import io.supportcenter.registration.unit.Registration;
import io.supportcenter.registration.unit.RegistrationChange;
import io.supportcenter.registration.unit.RegistrationState;
import io.supportcenter.registration.unit.RegistrationState.Asset;
import io.supportcenter.registration.unit.RejectionReason;
import io.supportcenter.registration.unit.reading.TakeBack;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * Turns a step of a registration into the event that tells of it. Safe for use by several threads.
 */
public final class RegistrationEventMapper {
  /**
   * @return a DeviceRegistered, ReservationRegistered, ReservationChanged or AssetWithdrawn (topic
   *     {@code assets.v1}), a RegistrationPending or RegistrationRejected (topic {@code
   *     registrations.v1}), or nothing when nothing is to be told
   */
  public Optional<SpecificRecord> event(RegistrationChange change, Instant at) {
    return change.isNews() ? Optional.of(news(change, at)) : Optional.empty();
  }

  private static SpecificRecord news(RegistrationChange change, Instant at) {
    return switch (change.decision().state()) {
      case RegistrationState.Registered asset -> registered(change, asset, at);
      case RegistrationState.Returned asset ->
          withdrawn(change, asset, AssetStatus.RETURNED, reason(asset.takeBack()), at);
      case RegistrationState.Withdrawn asset ->
          withdrawn(change, asset, AssetStatus.WITHDRAWN, WithdrawalReason.USER_ERASED, at);
      case RegistrationState.Stolen asset ->
          withdrawn(change, asset, AssetStatus.STOLEN, WithdrawalReason.STOLEN, at);
      case RegistrationState.EndOfLife asset ->
          withdrawn(change, asset, AssetStatus.END_OF_LIFE, WithdrawalReason.END_OF_LIFE, at);
      case RegistrationState.Rejected rejected -> rejected(change, rejected.reason(), at);
      case RegistrationState.PendingUser _ -> pending(change, PendingReason.PENDING_USER, at);
      case RegistrationState.PendingConsent _ -> pending(change, PendingReason.PENDING_CONSENT, at);
      case RegistrationState.PendingSerial _ -> pending(change, PendingReason.PENDING_SERIAL, at);
      case RegistrationState.PendingPartner _ -> pending(change, PendingReason.PENDING_PARTNER, at);
      case RegistrationState.Conflict _ -> pending(change, PendingReason.CONFLICT, at);
      case RegistrationState.Received _,
          RegistrationState.MatchingRetailer _,
          RegistrationState.MatchingManufacturer _,
          RegistrationState.Transferred _ ->
          throw new IllegalStateException("not published: " + change.after().code());
    };
  }

  private static SpecificRecord registered(
      RegistrationChange change, RegistrationState.Registered asset, Instant at) {
    return switch (asset.item()) {
      case DeviceRecord device -> deviceRegistered(change, asset, device, at);
      case ReservationRecord item when change.before().isAsset() ->
          reservationChanged(change, asset, item, at);
      case ReservationRecord item -> reservationRegistered(change, asset, item, at);
    };
  }

  private static ReservationRegistered reservationRegistered(
      RegistrationChange change, Asset asset, ReservationRecord item, Instant at) {
    Registration after = change.after();
    return ReservationRegistered.newBuilder()
        .setAssetId(after.id().toString())
        .setVersion(after.assetVersion())
        .setUserId(asset.user().value())
        .setOccurredAt(at)
        .setReservation(ReservationRecordMapper.toEvent(item, reference(after.unit())))
        .build();
  }

  private static ReservationChanged reservationChanged(
      RegistrationChange change, Asset asset, ReservationRecord item, Instant at) {
    Registration after = change.after();
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
      RegistrationChange change, Asset asset, DeviceRecord device, Instant at) {
    Registration after = change.after();
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
      RegistrationChange change,
      Asset asset,
      AssetStatus status,
      WithdrawalReason reason,
      Instant at) {
    Registration after = change.after();
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

  private static RegistrationPending pending(
      RegistrationChange change, PendingReason reason, Instant at) {
    Registration after = change.after();
    return RegistrationPending.newBuilder()
        .setRegistrationId(after.id().toString())
        .setVersion(after.version())
        .setUserId(userId(change))
        .setReceipt(reference(after.unit()))
        .setReason(reason)
        .setOccurredAt(at)
        .build();
  }

  private static RegistrationRejected rejected(
      RegistrationChange change, RejectionReason reason, Instant at) {
    Registration after = change.after();
    return RegistrationRejected.newBuilder()
        .setRegistrationId(after.id().toString())
        .setVersion(after.version())
        .setUserId(userId(change))
        .setReceipt(reference(after.unit()))
        .setReason(RejectionReasonMapper.toEvent(reason))
        .setOccurredAt(at)
        .build();
  }

  private static String userId(RegistrationChange change) {
    return change.decision().user().map(UserId::value).orElse(null);
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
