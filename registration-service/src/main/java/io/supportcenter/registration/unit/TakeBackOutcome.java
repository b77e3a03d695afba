package io.supportcenter.registration.unit;

import io.supportcenter.kit.values.RefusalCode;
import io.supportcenter.registration.asset.RegistrationId;
import io.supportcenter.registration.receipt.ReceiptKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a return or void does to the units of one sale.
 *
 * @param units that it takes back, or, when it takes back a return or void, gives back
 * @param unmatched what it has no unit for
 */
public record TakeBackOutcome(
    ReceiptKey takeBack, List<RegistrationId> units, List<Unmatched> unmatched) {

  public TakeBackOutcome {
    units = List.copyOf(units);
    unmatched = List.copyOf(unmatched);
  }

  /** Of a void of several parts of a transaction. What one of them leaves, another may have. */
  TakeBackOutcome and(TakeBackOutcome other) {
    List<RegistrationId> all = new ArrayList<>(units);
    all.addAll(other.units);
    return new TakeBackOutcome(takeBack, all, all.isEmpty() ? unmatched : List.of());
  }

  /**
   * Goods that no unit was found for.
   *
   * @param lineNumber of the return; empty for a void, which has no lines
   * @param serialNumber as written
   * @param quantity of the goods
   */
  public record Unmatched(
      Optional<Integer> lineNumber,
      Optional<String> serialNumber,
      int quantity,
      UnmatchedReason reason) {}

  /** Why goods are without a unit. */
  public enum UnmatchedReason implements RefusalCode {
    /** What is taken back has not arrived, or was refused. It is awaited. */
    ORIGINAL_UNKNOWN {
      @Override
      public String words() {
        return "the receipt that is taken back has not arrived; this one is kept until then";
      }

      @Override
      public Remedy remedy() {
        return Remedy.NOTHING;
      }
    },
    /** The sale has no such product. */
    OTHER_PRODUCT,
    /** All that could be meant was taken back before. */
    ALREADY_TAKEN_BACK {
      @Override
      public Remedy remedy() {
        return Remedy.NOTHING;
      }
    },
    /** No unit has this serial number. */
    SERIAL_UNKNOWN,
    /** Several units could be meant, and their manufacturer has not named their numbers yet. */
    SERIAL_AWAITED
  }
}
