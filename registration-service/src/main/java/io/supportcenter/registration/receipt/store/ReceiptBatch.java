package io.supportcenter.registration.receipt.store;

import io.supportcenter.registration.receipt.ReceiptKey;
import io.supportcenter.registration.receipt.ReceiptKind;
import io.supportcenter.registration.receipt.store.IncomingReceipt.Accepted;
import io.supportcenter.registration.receipt.store.IncomingReceipt.Rejected;
import io.supportcenter.registration.receipt.store.ReceiptStore.Placed;
import io.supportcenter.registration.receipt.store.StoredReceipt.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The receipts that a transaction holds, and what a batch does to their rows, in its order. The
 * first receipt of a number counts: the same one again changes nothing, a different one is a
 * conflict for a person to look at.
 */
public final class ReceiptBatch {

  public final List<Placed<Accepted>> accepted = new ArrayList<>();
  public final List<Placed<Accepted>> conflicts = new ArrayList<>();
  private final Map<ReceiptKey, Placed<Rejected>> rejected = new HashMap<>();
  private final Map<ReceiptKey, StoredReceipt> rows;

  public ReceiptBatch(Map<ReceiptKey, StoredReceipt> rows) {
    this.rows = new HashMap<>(rows);
  }

  public void add(IncomingReceipt incoming) {
    StoredReceipt row = rows.get(incoming.key());
    switch (incoming) {
      case Accepted receipt when row.state() == State.ACCEPTED -> {
        if (!row.contentHash().equals(Optional.of(receipt.contentHash()))) {
          conflicts.add(new Placed<>(row.id(), receipt));
        }
      }
      case Accepted receipt -> {
        accepted.add(new Placed<>(row.id(), receipt));
        rejected.remove(receipt.key());
        rows.put(receipt.key(), accepted(row, receipt));
      }
      case Rejected _ when row.state() == State.ACCEPTED -> {
        // The good one that arrived before is kept.
      }
      case Rejected receipt -> rejected.put(receipt.key(), new Placed<>(row.id(), receipt));
    }
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
            .collect(Collectors.toMap(StoredReceipt::id, StoredReceipt::retailerAsked)));
  }

  /** The row as it is after what was added so far. */
  public StoredReceipt row(ReceiptKey key) {
    return rows.get(key);
  }

  private static boolean isSale(Accepted receipt) {
    return receipt.receipt().kind() == ReceiptKind.SALE;
  }

  private static StoredReceipt accepted(StoredReceipt row, Accepted receipt) {
    return new StoredReceipt(
        row.id(),
        row.key(),
        State.ACCEPTED,
        Optional.of(receipt.receipt().kind()),
        Optional.of(receipt.contentHash()),
        row.retailerAsked());
  }
}
