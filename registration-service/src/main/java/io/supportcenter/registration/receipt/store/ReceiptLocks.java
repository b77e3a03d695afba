package io.supportcenter.registration.receipt.store;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The receipts that this transaction holds, and which attempt to ask the retailer about each
 * counts. Locks are always taken in this order: receipts, users, devices, each sorted.
 */
public final class ReceiptLocks {

  private final Map<UUID, Integer> asked;
  private final Set<UUID> changed = new HashSet<>();

  ReceiptLocks(Map<UUID, Integer> asked) {
    this.asked = new HashMap<>(asked);
  }

  public Set<UUID> ids() {
    return Set.copyOf(asked.keySet());
  }

  /** The attempt whose answer counts; 0 when the retailer has not been asked. */
  public int retailerAsked(UUID receiptId) {
    return asked.getOrDefault(receiptId, 0);
  }

  public void setRetailerAsked(UUID receiptId, int attempt) {
    asked.put(receiptId, attempt);
    changed.add(receiptId);
  }

  Set<UUID> changed() {
    return changed;
  }
}
