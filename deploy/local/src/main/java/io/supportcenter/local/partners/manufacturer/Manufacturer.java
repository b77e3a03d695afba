package io.supportcenter.local.partners.manufacturer;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** One manufacturer's catalogue and devices, in memory. */
final class Manufacturer {

  /** A manufacturer in the data file; its products leave the manufacturer's name out. */
  record Entry(String id, String name, List<Product> products) {
    Entry {
      requireNonNull(id, "id");
      requireNonNull(name, "name");
      products = List.copyOf(requireNonNull(products, "products"));
    }
  }

  private record SerialKey(String gtin, String canonicalSerial) {}

  private record SaleKey(String gtin, SoldUnit unit) {}

  private final Map<String, Product> products = new HashMap<>();
  private final Map<SerialKey, MadeDevice> bySerial = new ConcurrentHashMap<>();
  private final Map<SaleKey, MadeDevice> bySale = new ConcurrentHashMap<>();

  Manufacturer(Entry entry) {
    entry.products().forEach(p -> products.put(p.gtin(), p.madeBy(entry.name())));
  }

  Optional<Product> product(String gtin) {
    return Optional.ofNullable(products.get(gtin));
  }

  Optional<MadeDevice> bySerial(Product product, String serialNumber) {
    var key = new SerialKey(product.gtin(), product.canonicalSerial(serialNumber));
    return Optional.ofNullable(bySerial.get(key));
  }

  Optional<MadeDevice> bySale(Product product, SoldUnit unit) {
    return Optional.ofNullable(bySale.get(new SaleKey(product.gtin(), unit)));
  }

  /** Another product that a device with this serial number was made of. */
  Optional<Product> otherProduct(Product product, String serialNumber) {
    return products.values().stream()
        .filter(other -> !other.gtin().equals(product.gtin()))
        .filter(other -> bySerial(other, serialNumber).isPresent())
        .findFirst();
  }

  void add(MadeDevice device) {
    var product = products.get(device.gtin());
    var serial = product.canonicalSerial(device.serialNumber());
    var before = bySerial.put(new SerialKey(device.gtin(), serial), device);
    if (before != null && before.soldAs() != null) {
      bySale.remove(new SaleKey(device.gtin(), before.soldAs()), before);
    }
    if (device.soldAs() != null) {
      bySale.put(new SaleKey(device.gtin(), device.soldAs()), device);
    }
  }
}
