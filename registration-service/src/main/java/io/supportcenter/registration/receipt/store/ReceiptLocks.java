package io.supportcenter.registration.receipt.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The receipts that this transaction holds: which attempt to ask the retailer about each counts,
 * and which have take-backs to be matched with their units. Locks are always taken in this order:
 * receipts, users, devices, each sorted.
 */
public final class ReceiptLocks {

  private final Map<UUID, Integer> asked;
  private final Set<UUID> open;
  private final Set<UUID> toMatch;
  private final Set<UUID> changed = new HashSet<>();

  /**
   * @param open sales of which something came back, and is without a unit so far
   */
  ReceiptLocks(Map<UUID, Integer> asked, Collection<UUID> open) {
    this.asked = new HashMap<>(asked);
    this.open = new HashSet<>(open);
    this.toMatch = new TreeSet<>(open);
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

  /** The sale's take-backs have changed. */
  public void setToMatch(UUID saleId) {
    toMatch.add(saleId);
  }

  /** The sales whose take-backs are to be matched with what is known now. */
  public Set<UUID> toMatch() {
    return Set.copyOf(toMatch);
  }

  /** Whether something of the sale came back and is without a unit so far. */
  public void setOpen(UUID saleId, boolean is) {
    if (is ? open.add(saleId) : open.remove(saleId)) {
      changed.add(saleId);
    }
  }

  boolean isOpen(UUID saleId) {
    return open.contains(saleId);
  }

  Set<UUID> changed() {
    return changed;
  }
}
