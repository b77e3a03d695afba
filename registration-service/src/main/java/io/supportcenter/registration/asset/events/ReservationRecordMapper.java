package io.supportcenter.registration.asset.events;

import io.supportcenter.events.ReceiptReference;
import io.supportcenter.events.ReservationStatus;
import io.supportcenter.kit.events.ValueMapper;
import io.supportcenter.kit.values.Schedule;
import io.supportcenter.registration.asset.ReservationRecord;
import io.supportcenter.registration.receipt.Reservation;
import io.supportcenter.registration.receipt.events.ReservationMapper;

/** A reservation as events carry it. */
public final class ReservationRecordMapper {
  private ReservationRecordMapper() {}

  public static io.supportcenter.events.Reservation toEvent(
      ReservationRecord item, ReceiptReference receipt) {
    return toEvent(
        item,
        item.cancelled() ? ReservationStatus.CANCELLED : ReservationStatus.CONFIRMED,
        receipt);
  }

  public static io.supportcenter.events.Reservation toEvent(
      ReservationRecord item, ReservationStatus status, ReceiptReference receipt) {
    Reservation reservation = item.reservation();
    Schedule schedule = reservation.schedule();
    return io.supportcenter.events.Reservation.newBuilder()
        .setStatus(status)
        .setKind(ReservationMapper.toEvent(reservation.kind()))
        .setVendorId(reservation.vendorId())
        .setReservationNumber(reservation.number())
        .setSegment(reservation.segment().orElse(null))
        .setTitle(reservation.title())
        .setStart(ValueMapper.toEvent(schedule.start()))
        .setEnd(ValueMapper.toEvent(schedule.end()))
        .setLatestStart(schedule.latestStart().orElse(null))
        .setReceipt(receipt)
        .setProvenance(ProvenanceMapper.toEvent(item.provenance()))
        .build();
  }
}
