package io.supportcenter.registration.inventory;

import io.supportcenter.registration.inventory.Product.Characteristic;
import io.supportcenter.registration.inventory.Product.FieldOrigin;
import io.supportcenter.registration.inventory.Product.ProductTerm;
import io.supportcenter.registration.inventory.Product.RelatedParty;
import io.supportcenter.registration.inventory.Product.Status;
import io.supportcenter.registration.inventory.Product.TimePeriod;
import io.supportcenter.registration.json.DomainJson;
import io.supportcenter.registration.registration.DeviceRecord;
import io.supportcenter.registration.registration.Item;
import io.supportcenter.registration.registration.ReservationRecord;
import io.supportcenter.registration.registration.StateCode;
import io.supportcenter.registration.registration.WarrantyTerms;
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

  static Status status(StateCode code) {
    return switch (code) {
      case REGISTERED -> Status.ACTIVE;
      case STOLEN -> Status.SUSPENDED;
      case TRANSFERRED, RETURNED, WITHDRAWN, END_OF_LIFE -> Status.TERMINATED;
      case RECEIVED,
          MATCHING_RETAILER,
          MATCHING_MANUFACTURER,
          PENDING_USER,
          PENDING_CONSENT,
          PENDING_SERIAL,
          PENDING_PARTNER,
          CONFLICT,
          REJECTED ->
          throw new IllegalStateException("not an asset: " + code);
    };
  }

  private static List<Characteristic> characteristics(DeviceRecord device, StateCode code) {
    List<Characteristic> all = new ArrayList<>();
    all.add(text("manufacturer", device.manufacturer()));
    all.add(text("model", device.model()));
    device.modelName().ifPresent(name -> all.add(text("modelName", name)));
    all.add(text("gtin", device.gtin().digits()));
    all.add(new Characteristic("serialConfirmed", "boolean", device.serialConfirmed()));
    all.add(text("registrationState", code.name()));
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

  /** Days have no time; whole days in UTC here, the exact days stand in the characteristics. */
  private static ProductTerm term(WarrantyTerms terms) {
    Instant start = terms.startsOn().atStartOfDay(ZoneOffset.UTC).toInstant();
    Instant end = terms.endsOn().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    return new ProductTerm(
        "warranty", terms.period() + " from " + terms.basis(), new TimePeriod(start, end));
  }
}
