package io.supportcenter.registration.asset.rest;

import io.supportcenter.kit.values.ActivityTime;
import io.supportcenter.registration.asset.AssetStatus;
import io.supportcenter.registration.asset.ReservationRecord;
import io.supportcenter.registration.asset.rest.Product.Characteristic;
import io.supportcenter.registration.asset.rest.Product.RelatedParty;
import io.supportcenter.registration.asset.rest.Product.RelatedPlace;
import io.supportcenter.registration.asset.rest.Product.Status;
import io.supportcenter.registration.asset.store.AssetEntity;
import io.supportcenter.registration.receipt.Reservation;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

/** A stored reservation as a TMF637 product. */
final class ReservationProduct {

  private ReservationProduct() {}

  static Product of(AssetEntity asset, ReservationRecord item) {
    Reservation reservation = item.reservation();
    Status status = status(asset.status, item);
    return new Product(
        asset.id,
        ProductMapper.href(asset),
        reservation.title(),
        reservation.vendorId() + " " + reservation.number(),
        false,
        status,
        null,
        item.purchasedAt(),
        reservation.schedule().start().at(),
        ProductMapper.terminated(asset, status),
        characteristics(reservation, asset.status),
        List.of(),
        List.of(
            place(reservation.schedule().start(), "start"),
            place(reservation.schedule().end(), "end")),
        List.of(
            ProductMapper.owner(asset),
            new RelatedParty(reservation.vendorId(), null, "vendor", "Organization")),
        ProductMapper.origins(item),
        reservation.kind().schemaOrgType(),
        "Product");
  }

  private static Status status(AssetStatus code, ReservationRecord item) {
    Status status = ProductMapper.status(code);
    return status == Status.ACTIVE && item.cancelled() ? Status.CANCELLED : status;
  }

  private static List<Characteristic> characteristics(Reservation reservation, AssetStatus status) {
    List<Characteristic> all = new ArrayList<>();
    all.add(ProductMapper.text("vendorId", reservation.vendorId()));
    all.add(ProductMapper.text("reservationNumber", reservation.number()));
    reservation.segment().ifPresent(segment -> all.add(ProductMapper.text("segment", segment)));
    all.add(time("start", reservation.schedule().start()));
    all.add(time("end", reservation.schedule().end()));
    reservation
        .schedule()
        .latestStart()
        .ifPresent(at -> all.add(new Characteristic("latestStart", "dateTime", at)));
    all.add(ProductMapper.text("registrationState", status.name()));
    return all;
  }

  /** The instant, as the clocks of the place show it. */
  private static Characteristic time(String name, ActivityTime time) {
    return ProductMapper.text(name, ZonedDateTime.ofInstant(time.at(), time.zone()).toString());
  }

  private static RelatedPlace place(ActivityTime time, String role) {
    return new RelatedPlace(time.place().code().orElse(null), time.place().name(), role);
  }
}
