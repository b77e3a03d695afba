package io.supportcenter.registration.registration;

import io.supportcenter.events.ReceiptReference;
import io.supportcenter.events.ReservationStatus;
import io.supportcenter.registration.reservation.Reservation;
import io.supportcenter.registration.reservation.ReservationMapper;
import io.supportcenter.registration.reservation.Schedule;

/** A reservation as events carry it. */
final class ReservationRecordMapper {
  private ReservationRecordMapper() {}

  static io.supportcenter.events.Reservation toEvent(
      ReservationRecord item, ReceiptReference receipt) {
    return toEvent(
        item,
        item.cancelled() ? ReservationStatus.CANCELLED : ReservationStatus.CONFIRMED,
        receipt);
  }

  static io.supportcenter.events.Reservation toEvent(
      ReservationRecord item, ReservationStatus status, ReceiptReference receipt) {
    Reservation reservation = item.reservation();
    Schedule schedule = reservation.schedule();
    return io.supportcenter.events.Reservation.newBuilder()
        .setStatus(status)
        .setKind(ReservationMapper.toEvent(reservation.kind()))
        .setVendorId(reservation.vendorId())
        .setReservationNumber(reservation.number())
        .setTitle(reservation.title())
        .setStart(ReservationMapper.toEvent(schedule.start()))
        .setEnd(ReservationMapper.toEvent(schedule.end()))
        .setLatestStart(schedule.latestStart().orElse(null))
        .setReceipt(receipt)
        .setProvenance(ProvenanceMapper.toEvent(item.provenance()))
        .build();
  }
}
