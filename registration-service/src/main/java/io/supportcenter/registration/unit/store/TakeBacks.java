package io.supportcenter.registration.unit.store;

import static java.util.stream.Collectors.groupingBy;

import io.supportcenter.registration.directory.ManufacturerPartner;
import io.supportcenter.registration.directory.store.PartnerStore;
import io.supportcenter.registration.product.Gtin;
import io.supportcenter.registration.product.SerialRule;
import io.supportcenter.registration.receipt.Receipt;
import io.supportcenter.registration.receipt.ReceiptKey;
import io.supportcenter.registration.receipt.store.ReceiptLocks;
import io.supportcenter.registration.receipt.store.ReceiptStore;
import io.supportcenter.registration.receipt.store.ReceiptStore.Placed;
import io.supportcenter.registration.unit.ReturnedUnits;
import io.supportcenter.registration.unit.SoldGoods;
import io.supportcenter.registration.unit.StoredUnit;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Matches the returns and voids of sales with their units: when one arrives, and while one is
 * without its unit, whenever something is learned about the sale.
 */
final class TakeBacks {

  private TakeBacks() {}

  /**
   * The units as their take-backs leave them.
   *
   * @param locks of the units' receipts, and of the sales whose take-backs are to be matched
   * @param units with their new facts
   * @return these, and all other units of the sales whose take-backs are matched
   */
  static List<StoredUnit> match(Connection tx, ReceiptLocks locks, List<StoredUnit> units)
      throws SQLException {
    Set<UUID> sales = locks.toMatch();
    if (sales.isEmpty()) {
      return units;
    }
    Map<UUID, StoredUnit> all = new LinkedHashMap<>();
    UnitStore.ofReceipts(tx, sales).forEach(unit -> all.put(unit.id().value(), unit));
    units.forEach(unit -> all.put(unit.id().value(), unit));
    Map<UUID, List<StoredUnit>> sold =
        all.values().stream()
            .filter(unit -> sales.contains(unit.receiptId()))
            .collect(groupingBy(StoredUnit::receiptId));
    Map<UUID, List<Placed<Receipt>>> takeBacks = ReceiptStore.takeBacks(tx, sales);
    Map<Gtin, ManufacturerPartner> manufacturers =
        manufacturers(tx, all.values().stream().toList());
    List<TakeBackStore.Row> outcomes = new ArrayList<>();
    for (Map.Entry<UUID, List<StoredUnit>> sale : sold.entrySet()) {
      List<Placed<Receipt>> placed = takeBacks.getOrDefault(sale.getKey(), List.of());
      ReturnedUnits.Result result = match(sale.getValue(), placed, manufacturers);
      result.units().forEach(unit -> all.put(unit.id().value(), unit));
      locks.setOpen(sale.getKey(), result.isOpen());
      outcomes.addAll(rows(sale.getKey(), placed, result));
    }
    TakeBackStore.save(tx, outcomes);
    return List.copyOf(all.values());
  }

  private static ReturnedUnits.Result match(
      List<StoredUnit> sold,
      List<Placed<Receipt>> takeBacks,
      Map<Gtin, ManufacturerPartner> manufacturers) {
    ReceiptKey sale = sold.getFirst().facts().unit().receipt();
    return ReturnedUnits.of(
        sale,
        sold.stream().map(unit -> SoldGoods.of(unit, rule(unit, manufacturers))).toList(),
        takeBacks.stream().map(Placed::receipt).toList());
  }

  private static List<TakeBackStore.Row> rows(
      UUID saleId, List<Placed<Receipt>> placed, ReturnedUnits.Result result) {
    Map<ReceiptKey, UUID> ids = new LinkedHashMap<>();
    placed.forEach(one -> ids.put(one.receipt().key(), one.id()));
    return result.outcomes().stream()
        .map(outcome -> new TakeBackStore.Row(ids.get(outcome.takeBack()), saleId, outcome))
        .toList();
  }

  private static Map<Gtin, ManufacturerPartner> manufacturers(Connection tx, List<StoredUnit> units)
      throws SQLException {
    return PartnerStore.find(
            tx,
            List.of(),
            units.stream().flatMap(unit -> unit.facts().gtin().stream()).toList(),
            List.of())
        .manufacturers();
  }

  /** Of the manufacturer with which it was registered, or else of the present one. */
  private static Optional<SerialRule> rule(
      StoredUnit unit, Map<Gtin, ManufacturerPartner> manufacturers) {
    return unit.facts()
        .manufacturer()
        .or(() -> unit.facts().gtin().map(manufacturers::get))
        .map(ManufacturerPartner::serialRule);
  }
}
