package io.supportcenter.registration.intake;

import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.registration.intake.Incoming.Accepted;
import io.supportcenter.registration.intake.ReceiptStore.Placed;
import io.supportcenter.registration.progress.Buyers;
import io.supportcenter.registration.progress.Progress;
import io.supportcenter.registration.progress.ReceiptLocks;
import io.supportcenter.registration.progress.StoredUnit;
import io.supportcenter.registration.progress.UnitStore;
import io.supportcenter.registration.receipt.Receipt;
import io.supportcenter.registration.receipt.ReceiptKey;
import io.supportcenter.registration.receipt.ReceiptMapper;
import io.supportcenter.registration.registration.FieldSource;
import io.supportcenter.registration.registration.RegistrationFacts;
import io.supportcenter.registration.user.CustomerHasher;
import io.supportcenter.registration.user.CustomerMatches;
import io.supportcenter.registration.user.CustomerMatches.Match;
import io.supportcenter.registration.user.CustomerMatches.Reference;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes in a batch of receipts: a sale begins a registration for each unit sold, a return or void
 * takes units back, before or after their sale has come.
 */
@ApplicationScoped
class ReceiptBatch {

  private final ReceiptMapper mapper = new ReceiptMapper();
  private final CustomerHasher hasher;
  private final Progress progress;

  ReceiptBatch(CustomerHasher hasher, Progress progress) {
    this.hasher = hasher;
    this.progress = progress;
  }

  Effects apply(Connection tx, List<InboundEvent> events) throws SQLException {
    List<Incoming> batch =
        events.stream().flatMap(e -> Incoming.read(e, mapper, hasher).stream()).toList();
    if (batch.isEmpty()) {
      return Effects.NONE;
    }
    CustomerMatches.lock(tx, batch.stream().flatMap(ReceiptBatch::customer).toList());
    Map<ReceiptKey, StoredReceipt> rows =
        ReceiptStore.lock(tx, batch.stream().flatMap(Incoming::keys).collect(Collectors.toSet()));
    BatchFold fold = new BatchFold(rows);
    batch.forEach(fold::add);
    List<Receipt> earlier = ReceiptStore.takeBacks(tx, keys(fold.acceptedSales()));
    store(tx, fold);
    Map<UUID, List<StoredUnit>> units = soldBefore(tx, fold);
    units.putAll(soldNow(tx, fold));
    takeBack(fold, earlier, units);
    ReceiptLocks locks =
        ReceiptLocks.held(
            rows.values().stream()
                .collect(Collectors.toMap(StoredReceipt::id, StoredReceipt::retailerAsked)));
    return progress.advance(tx, locks, units.values().stream().flatMap(List::stream).toList());
  }

  private static Stream<io.supportcenter.registration.customer.IdentityHash> customer(
      Incoming incoming) {
    return incoming instanceof Accepted receipt ? receipt.customer().stream() : Stream.empty();
  }

  private static void store(Connection tx, BatchFold fold) throws SQLException {
    ReceiptStore.accept(tx, fold.accepted);
    ReceiptStore.reject(tx, fold.rejected());
    ReceiptStore.conflict(tx, fold.conflicts);
    CustomerMatches.add(
        tx,
        fold.acceptedSales().stream()
            .flatMap(placed ->
                placed.receipt().customer().stream()
                    .map(hash -> new Reference(placed.id(), hash, FieldSource.RECEIPT)))
            .toList());
  }

  /** The units of sales in this batch, with their buyers. */
  private static Map<UUID, List<StoredUnit>> soldNow(Connection tx, BatchFold fold)
      throws SQLException {
    Map<UUID, Match> buyers =
        CustomerMatches.find(tx, fold.acceptedSales().stream().map(Placed::id).toList());
    Map<UUID, List<StoredUnit>> units = new LinkedHashMap<>();
    for (Placed<Accepted> sale : fold.acceptedSales()) {
      Receipt receipt = sale.receipt().receipt();
      units.put(
          sale.id(),
          receipt
              .units()
              .map(unit -> StoredUnit.received(sale.id(), RegistrationFacts.of(receipt, unit)))
              .map(unit -> Buyers.assign(unit, buyers))
              .toList());
    }
    return units;
  }

  /** The units of earlier sales that this batch takes back. */
  private static Map<UUID, List<StoredUnit>> soldBefore(Connection tx, BatchFold fold)
      throws SQLException {
    Set<UUID> inBatch = fold.acceptedSales().stream().map(Placed::id).collect(Collectors.toSet());
    List<UUID> sales =
        fold.acceptedTakeBacks().stream()
            .map(placed -> fold.row(placed.receipt().receipt().original().orElseThrow()))
            .filter(StoredReceipt::isAcceptedSale)
            .map(StoredReceipt::id)
            .filter(id -> !inBatch.contains(id))
            .distinct()
            .toList();
    Map<UUID, List<StoredUnit>> units = new LinkedHashMap<>();
    UnitStore.ofReceipts(tx, sales)
        .forEach(unit -> units.computeIfAbsent(unit.receiptId(), _ -> new ArrayList<>()).add(unit));
    return units;
  }

  private static void takeBack(
      BatchFold fold, List<Receipt> earlier, Map<UUID, List<StoredUnit>> units) {
    Stream<Receipt> now = fold.acceptedTakeBacks().stream().map(p -> p.receipt().receipt());
    Stream.concat(earlier.stream(), now)
        .forEach(receipt ->
            units.computeIfPresent(
                fold.row(receipt.original().orElseThrow()).id(),
                (_, sold) -> ReturnedUnits.takeBack(receipt, sold)));
  }

  private static List<ReceiptKey> keys(Collection<Placed<Accepted>> receipts) {
    return receipts.stream().map(p -> p.receipt().key()).toList();
  }
}
