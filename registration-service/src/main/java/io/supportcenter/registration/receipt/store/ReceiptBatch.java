package io.supportcenter.registration.receipt.store;

import io.supportcenter.registration.receipt.ReceiptKey;
import io.supportcenter.registration.receipt.ReceiptKind;
import io.supportcenter.registration.receipt.ReceiptLine;
import io.supportcenter.registration.receipt.UnitKey;
import io.supportcenter.registration.receipt.store.IncomingReceipt.Accepted;
import io.supportcenter.registration.receipt.store.IncomingReceipt.Rejected;
import io.supportcenter.registration.receipt.store.ReceiptStore.Placed;
import io.supportcenter.registration.receipt.store.StoredReceipt.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The receipts that a transaction holds, and what a batch does to their rows, in its order. The
 * first receipt of a number counts: the same one again changes nothing but who the buyer is, a
 * different one is a conflict for a person to look at. One of which lines were left out is
 * completed by one that has them.
 */
public final class ReceiptBatch {

  public final List<Placed<Accepted>> accepted = new ArrayList<>();
  public final List<Placed<Accepted>> conflicts = new ArrayList<>();

  /** Sales that are stored already, and may name their buyer now. */
  public final List<Placed<Accepted>> repeated = new ArrayList<>();

  private final Map<UUID, Set<Integer>> linesBefore = new HashMap<>();
  private final Map<ReceiptKey, Placed<Rejected>> rejected = new HashMap<>();
  private final Map<ReceiptKey, StoredReceipt> rows;

  public ReceiptBatch(Map<ReceiptKey, StoredReceipt> rows) {
    this.rows = new HashMap<>(rows);
  }

  public void add(IncomingReceipt incoming) {
    StoredReceipt row = rows.get(incoming.key());
    switch (incoming) {
      case Accepted receipt when row.state() == State.ACCEPTED -> again(row, receipt);
      case Accepted receipt -> {
        accepted.add(new Placed<>(row.id(), receipt));
        rejected.remove(receipt.key());
        rows.put(receipt.key(), row.accepted(receipt));
      }
      case Rejected _ when row.state() == State.ACCEPTED -> {
        // The good one that arrived before is kept.
      }
      case Rejected receipt -> rejected.put(receipt.key(), new Placed<>(row.id(), receipt));
    }
  }

  private void again(StoredReceipt row, Accepted receipt) {
    if (row.contentHash().equals(Optional.of(receipt.contentHash()))) {
      if (isSale(receipt) && !receipt.customer().isEmpty()) {
        repeated.add(new Placed<>(row.id(), receipt));
      }
    } else if (row.incomplete().filter(receipt.receipt()::completes).isPresent()) {
      complete(row, receipt);
    } else {
      conflicts.add(new Placed<>(row.id(), receipt));
    }
  }

  /** The retailer is asked again, since its answer is shared by all units. */
  private void complete(StoredReceipt row, Accepted receipt) {
    boolean isOfThisBatch = accepted.removeIf(placed -> placed.id().equals(row.id()));
    if (!isOfThisBatch) {
      linesBefore.put(
          row.id(),
          row.incomplete().orElseThrow().lines().stream()
              .map(ReceiptLine::lineNumber)
              .collect(Collectors.toSet()));
    }
    accepted.add(new Placed<>(row.id(), receipt));
    rows.put(receipt.key(), row.accepted(receipt).askingAnew());
  }

  /** The units of an accepted sale that were not there before. */
  public Stream<UnitKey> newUnits(Placed<Accepted> sale) {
    Set<Integer> before = linesBefore.getOrDefault(sale.id(), Set.of());
    return sale.receipt().receipt().units().filter(unit -> !before.contains(unit.lineNumber()));
  }

  /** More receipts that the transaction holds now. */
  public void add(ReceiptBatch more) {
    more.rows.forEach(rows::putIfAbsent);
  }

  public boolean holds(ReceiptKey key) {
    return rows.containsKey(key);
  }

  public List<Placed<Rejected>> rejected() {
    return List.copyOf(rejected.values());
  }

  public List<Placed<Accepted>> acceptedSales() {
    return accepted.stream().filter(p -> isSale(p.receipt())).toList();
  }

  public List<Placed<Accepted>> acceptedTakeBacks() {
    return accepted.stream().filter(p -> !isSale(p.receipt())).toList();
  }

  /** Of all rows, those of sales that are only awaited included. */
  public ReceiptLocks locks() {
    return new ReceiptLocks(
        rows.values().stream()
            .collect(Collectors.toMap(StoredReceipt::id, StoredReceipt::retailerAsked)),
        rows.values().stream()
            .filter(StoredReceipt::hasOpenTakeBacks)
            .map(StoredReceipt::id)
            .toList());
  }

  /** The row as it is after what was added so far. */
  public StoredReceipt row(ReceiptKey key) {
    return rows.get(key);
  }

  private static boolean isSale(Accepted receipt) {
    return receipt.receipt().kind() == ReceiptKind.SALE;
  }
}
