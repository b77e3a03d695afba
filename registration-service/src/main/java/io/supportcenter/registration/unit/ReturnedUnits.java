package io.supportcenter.registration.unit;

import io.supportcenter.registration.asset.RegistrationId;
import io.supportcenter.registration.receipt.Receipt;
import io.supportcenter.registration.receipt.ReceiptKey;
import io.supportcenter.registration.receipt.ReceiptKind;
import io.supportcenter.registration.unit.TakeBackOutcome.Unmatched;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which units of a sale its returns and voids take back. All of them are read together, in the
 * order in which they occurred, so that it does not matter in which order they arrived. One that
 * takes back a return or a void gives its units back.
 */
public final class ReturnedUnits {

  private final List<Receipt> takeBacks;
  private final Set<ReceiptKey> path = new HashSet<>();
  private final Map<ReceiptKey, TakeBackOutcome> outcomes = new LinkedHashMap<>();

  private ReturnedUnits(List<Receipt> takeBacks) {
    this.takeBacks = takeBacks;
  }

  /**
   * The sale's units as they are then, in their order, and what each of the take-backs does.
   *
   * @param units with their latest take-back
   */
  public record Result(List<StoredUnit> units, List<TakeBackOutcome> outcomes) {

    /** Whether something may be found later that is not found now. */
    public boolean isOpen() {
      return outcomes.stream().anyMatch(outcome -> !outcome.unmatched().isEmpty());
    }
  }

  /**
   * @param sold all units of the sale
   * @param takeBacks of the sale, and those of these take-backs, oldest first
   */
  public static Result of(ReceiptKey sale, List<SoldGoods> sold, List<Receipt> takeBacks) {
    ReturnedUnits returned = new ReturnedUnits(takeBacks);
    Map<RegistrationId, Receipt> taken = returned.takeBack(sale, Optional.empty(), sold);
    return new Result(
        sold.stream().map(goods -> goods.takenBackBy(taken.get(goods.id()))).toList(),
        List.copyOf(returned.outcomes.values()));
  }

  /**
   * Lets the take-backs of one receipt take the goods that it moved.
   *
   * @param partOf the transaction that it is a part of
   */
  private Map<RegistrationId, Receipt> takeBack(
      ReceiptKey moved, Optional<String> partOf, List<SoldGoods> goods) {
    ReturnPool pool = new ReturnPool(goods);
    Map<Receipt, List<Unmatched>> unmatched = new LinkedHashMap<>();
    for (Receipt one : takeBacks) {
      if (takesBack(one, moved, partOf) && path.add(one.key())) {
        List<Unmatched> left = pool.take(one);
        Map<RegistrationId, Receipt> undone = takeBack(one.key(), one.partOf(), pool.takenBy(one));
        pool.free(undone.keySet());
        unmatched.put(one, isVoided(one) ? List.of() : left);
        path.remove(one.key());
      }
    }
    unmatched.forEach((one, left) ->
        outcomes.merge(
            one.key(),
            new TakeBackOutcome(
                one.key(), pool.takenBy(one).stream().map(SoldGoods::id).toList(), left),
            TakeBackOutcome::and));
    return pool.taken();
  }

  private static boolean takesBack(Receipt one, ReceiptKey moved, Optional<String> partOf) {
    return one.original().equals(Optional.of(moved))
        || (one.kind() == ReceiptKind.VOID
            && one.originalReceiptNumber().equals(partOf)
            && partOf.isPresent());
  }

  private boolean isVoided(Receipt one) {
    return takeBacks.stream()
        .anyMatch(
            other -> other.kind() == ReceiptKind.VOID && takesBack(other, one.key(), one.partOf()));
  }
}
