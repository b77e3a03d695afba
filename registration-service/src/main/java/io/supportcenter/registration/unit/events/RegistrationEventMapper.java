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
import io.supportcenter.registration.unit.RegistrationState;
import io.supportcenter.registration.unit.RegistrationState.Asset;
import io.supportcenter.registration.unit.RejectionReason;
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
    if (!unit.isNews()) {
      return Optional.empty();
    }
    String topic = unit.isNewsOfAsset() ? Topics.ASSETS : Topics.REGISTRATIONS;
    return Optional.of(OutboundEvent.of(topic, unit.after().id().toString(), news(unit, at)));
  }

  private static SpecificRecord news(DecidedUnit unit, Instant at) {
    return switch (unit.decision().state()) {
      case RegistrationState.Registered asset -> registered(unit, asset, at);
      case RegistrationState.Returned asset -> withdrawn(unit, asset, reason(asset.takeBack()), at);
      case RegistrationState.Withdrawn asset ->
          withdrawn(unit, asset, WithdrawalReason.USER_ERASED, at);
      case RegistrationState.Stolen asset -> withdrawn(unit, asset, WithdrawalReason.STOLEN, at);
      case RegistrationState.EndOfLife asset ->
          withdrawn(unit, asset, WithdrawalReason.END_OF_LIFE, at);
      case RegistrationState.Rejected rejected -> rejected(unit, rejected.reason(), at);
      case RegistrationState.PendingUser _ -> pending(unit, PendingReason.PENDING_USER, at);
      case RegistrationState.PendingConsent _ -> pending(unit, PendingReason.PENDING_CONSENT, at);
      case RegistrationState.PendingSerial _ -> pending(unit, PendingReason.PENDING_SERIAL, at);
      case RegistrationState.PendingPartner _ -> pending(unit, PendingReason.PENDING_PARTNER, at);
      case RegistrationState.Conflict _ -> pending(unit, PendingReason.CONFLICT, at);
      case RegistrationState.Received _,
          RegistrationState.MatchingRetailer _,
          RegistrationState.MatchingManufacturer _,
          RegistrationState.Transferred _ ->
          throw new IllegalStateException("not published: " + unit.after().code());
    };
  }

  private static SpecificRecord registered(DecidedUnit unit, Asset asset, Instant at) {
    String id = unit.after().id().toString();
    long version = unit.after().assetVersion();
    String user = asset.user().value();
    ReceiptReference receipt = reference(unit);
    return switch (asset.item()) {
      case DeviceRecord device ->
          new DeviceRegistered(
              id,
              version,
              user,
              id,
              at,
              DeviceMapper.toEvent(device, AssetStatus.REGISTERED, receipt));
      case ReservationRecord item when unit.before().isAsset() ->
          new ReservationChanged(
              id, version, user, reason(item), at, ReservationRecordMapper.toEvent(item, receipt));
      case ReservationRecord item ->
          new ReservationRegistered(
              id, version, user, at, ReservationRecordMapper.toEvent(item, receipt));
    };
  }

  private static ReservationChangeReason reason(ReservationRecord item) {
    if (item.cancelled()) {
      return ReservationChangeReason.CANCELLED;
    }
    return item.isRescheduled()
        ? ReservationChangeReason.RESCHEDULED
        : ReservationChangeReason.CORRECTED;
  }

  private static AssetWithdrawn withdrawn(
      DecidedUnit unit, Asset asset, WithdrawalReason reason, Instant at) {
    AssetWithdrawn.Builder event =
        AssetWithdrawn.newBuilder()
            .setAssetId(unit.after().id().toString())
            .setVersion(unit.after().assetVersion())
            .setUserId(asset.user().value())
            .setReason(reason)
            .setOccurredAt(at);
    ReceiptReference receipt = reference(unit);
    switch (asset.item()) {
      case DeviceRecord device ->
          event.setDevice(
              DeviceMapper.toEvent(
                  device, AssetStatus.valueOf(unit.after().code().name()), receipt));
      case ReservationRecord item ->
          event.setReservation(
              ReservationRecordMapper.toEvent(item, ReservationStatus.WITHDRAWN, receipt));
    }
    return event.build();
  }

  private static WithdrawalReason reason(TakeBack takeBack) {
    return takeBack.kind() == ReceiptKind.VOID
        ? WithdrawalReason.RECEIPT_VOIDED
        : WithdrawalReason.RETURNED;
  }

  private static RegistrationPending pending(DecidedUnit unit, PendingReason reason, Instant at) {
    return new RegistrationPending(
        unit.after().id().toString(),
        unit.after().version(),
        userId(unit),
        reference(unit),
        reason,
        at);
  }

  private static RegistrationRejected rejected(
      DecidedUnit unit, RejectionReason reason, Instant at) {
    return new RegistrationRejected(
        unit.after().id().toString(),
        unit.after().version(),
        userId(unit),
        reference(unit),
        io.supportcenter.events.RejectionReason.valueOf(reason.name()),
        at);
  }

  private static String userId(DecidedUnit unit) {
    return unit.decision().user().map(UserId::value).orElse(null);
  }

  private static ReceiptReference reference(DecidedUnit decided) {
    UnitKey unit = decided.after().unit();
    return new ReceiptReference(
        unit.receipt().retailerId(),
        unit.receipt().receiptNumber(),
        unit.lineNumber(),
        unit.unit());
  }
}
