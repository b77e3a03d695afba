package io.supportcenter.registration.asset.rest;

import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.registration.asset.AssetStatus;
import io.supportcenter.registration.asset.DeviceRecord;
import io.supportcenter.registration.asset.Item;
import io.supportcenter.registration.asset.ReservationRecord;
import io.supportcenter.registration.asset.WarrantyTerms;
import io.supportcenter.registration.asset.rest.Product.Characteristic;
import io.supportcenter.registration.asset.rest.Product.FieldOrigin;
import io.supportcenter.registration.asset.rest.Product.ProductTerm;
import io.supportcenter.registration.asset.rest.Product.RelatedParty;
import io.supportcenter.registration.asset.rest.Product.Status;
import io.supportcenter.registration.asset.rest.Product.TimePeriod;
import io.supportcenter.registration.asset.store.AssetEntity;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A stored asset as a TMF637 product. */
final class ProductMapper {

  private ProductMapper() {}

  static Product toProduct(AssetEntity asset) {
    return switch (DomainJson.read(asset.item, Item.class)) {
      case DeviceRecord device -> toProduct(asset, device);
      case ReservationRecord reservation -> ReservationProduct.of(asset, reservation);
    };
  }

  private static Product toProduct(AssetEntity asset, DeviceRecord device) {
    Status status = status(asset.status);
    return new Product(
        asset.id,
        href(asset),
        device.modelName().orElse(device.model()),
        device.manufacturer() + " " + device.model(),
        false,
        status,
        device.serialNumber().raw(),
        device.purchasedAt(),
        device.purchasedAt(),
        terminated(asset, status),
        characteristics(device, asset.status),
        device.warranty().map(ProductMapper::term).stream().toList(),
        List.of(),
        List.of(
            owner(asset),
            new RelatedParty(
                device.manufacturerId(), device.manufacturer(), "manufacturer", "Organization")),
        origins(device),
        "Device",
        "Product");
  }

  static String href(AssetEntity asset) {
    return "/v1/products/" + asset.id;
  }

  static Instant terminated(AssetEntity asset, Status status) {
    return status == Status.TERMINATED || status == Status.CANCELLED ? asset.changedAt : null;
  }

  static RelatedParty owner(AssetEntity asset) {
    return new RelatedParty(asset.userId, null, "owner", "Individual");
  }

  static List<FieldOrigin> origins(Item item) {
    return item.provenance().stream()
        .map(p -> new FieldOrigin(p.field().label(), p.source(), p.at(), p.reference()))
        .toList();
  }

  static Status status(AssetStatus status) {
    return switch (status) {
      case REGISTERED -> Status.ACTIVE;
      case STOLEN -> Status.SUSPENDED;
      case TRANSFERRED, RETURNED, WITHDRAWN, END_OF_LIFE -> Status.TERMINATED;
    };
  }

  private static List<Characteristic> characteristics(DeviceRecord device, AssetStatus status) {
    List<Characteristic> all = new ArrayList<>();
    all.add(text("manufacturer", device.manufacturer()));
    all.add(text("model", device.model()));
    device.modelName().ifPresent(name -> all.add(text("modelName", name)));
    all.add(text("gtin", device.gtin().digits()));
    all.add(new Characteristic("serialConfirmed", "boolean", device.serialConfirmed()));
    all.add(text("registrationState", status.name()));
    device
        .warranty()
        .ifPresent(terms -> {
          all.add(text("warrantyBasis", terms.basis().name()));
          all.add(text("warrantyPeriod", terms.period().toString()));
          all.add(text("warrantyStartsOn", terms.startsOn().toString()));
          all.add(text("warrantyEndsOn", terms.endsOn().toString()));
        });
    return all;
  }

  static Characteristic text(String name, String value) {
    return new Characteristic(name, "string", value);
  }

  /** Days have no time: they are whole days in UTC here, and exact in the characteristics. */
  private static ProductTerm term(WarrantyTerms terms) {
    Instant start = terms.startsOn().atStartOfDay(ZoneOffset.UTC).toInstant();
    Instant end = terms.endsOn().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    return new ProductTerm(
        "warranty", terms.period() + " from " + terms.basis(), new TimePeriod(start, end));
  }
}
