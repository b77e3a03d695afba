package io.supportcenter.registration.unit.intake;

import io.supportcenter.registration.receipt.Receipt;
import io.supportcenter.registration.receipt.ReceiptKey;
import io.supportcenter.registration.receipt.ReceiptKind;
import io.supportcenter.registration.receipt.store.ReceiptBatch;
import io.supportcenter.registration.receipt.store.ReceiptStore;
import io.supportcenter.registration.receipt.store.StoredReceipt;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Which sales the receipts of a batch take back. A return or void may take back another one, and so
 * on up to the sale. Each receipt on the way is locked, so that it does not matter which of them
 * arrives last.
 */
final class TakenBackSales {

  /** A return of a return of a return: nobody goes further. */
  private static final int STEPS_MAX = 8;

  private final Connection tx;
  private final ReceiptBatch fold;
  private final Set<ReceiptKey> seen = new HashSet<>();
  private final Map<UUID, ReceiptKey> sales = new LinkedHashMap<>();

  private TakenBackSales(Connection tx, ReceiptBatch fold) {
    this.tx = tx;
    this.fold = fold;
  }

  /** A receipt that is taken back, and the one of the batch because of which. */
  private record Step(ReceiptKey takenBack, boolean isVoided, ReceiptKey cause) {}

  /**
   * The sales, which the batch holds then, each with a receipt of the batch because of which.
   *
   * @param fold stored already
   */
  static Map<UUID, ReceiptKey> of(Connection tx, ReceiptBatch fold) throws SQLException {
    TakenBackSales found = new TakenBackSales(tx, fold);
    found.climb(
        fold.acceptedTakeBacks().stream()
            .map(placed -> placed.receipt().receipt())
            .map(receipt ->
                new Step(
                    receipt.original().orElseThrow(),
                    receipt.kind() == ReceiptKind.VOID,
                    receipt.key()))
            .toList());
    List<ReceiptKey> soldNow =
        fold.acceptedSales().stream()
            .map(placed -> placed.receipt().receipt())
            .map(Receipt::key)
            .toList();
    for (ReceiptKey sale : ReceiptStore.takenBack(tx, soldNow)) {
      found.sales.put(fold.row(sale).id(), sale);
    }
    return found.sales;
  }

  private void climb(List<Step> first) throws SQLException {
    List<Step> steps = first;
    for (int i = 0; i < STEPS_MAX && !steps.isEmpty(); i++) {
      List<Step> all = new ArrayList<>(steps);
      all.addAll(ofOtherParts(steps));
      all.removeIf(step -> !seen.add(step.takenBack()));
      hold(all);
      steps = all.stream().flatMap(step -> next(step).stream()).toList();
    }
  }

  /** A void of a transaction takes back whatever its parts took. */
  private List<Step> ofOtherParts(List<Step> steps) throws SQLException {
    Map<ReceiptKey, ReceiptKey> voided = new LinkedHashMap<>();
    steps.stream()
        .filter(Step::isVoided)
        .forEach(step -> voided.put(step.takenBack(), step.cause()));
    return ReceiptStore.originalsOfParts(tx, voided.keySet()).entrySet().stream()
        .flatMap(part ->
            part.getValue().stream()
                .map(original -> new Step(original, false, voided.get(part.getKey()))))
        .toList();
  }

  private void hold(List<Step> steps) throws SQLException {
    List<ReceiptKey> more =
        steps.stream().map(Step::takenBack).filter(key -> !fold.holds(key)).toList();
    if (!more.isEmpty()) {
      fold.add(ReceiptStore.hold(tx, more));
    }
  }

  private Optional<Step> next(Step step) {
    StoredReceipt row = fold.row(step.takenBack());
    if (row.isAcceptedSale()) {
      sales.put(row.id(), step.cause());
      return Optional.empty();
    }
    return row.original()
        .map(original -> new Step(original, row.isAccepted(ReceiptKind.VOID), step.cause()));
  }
}
