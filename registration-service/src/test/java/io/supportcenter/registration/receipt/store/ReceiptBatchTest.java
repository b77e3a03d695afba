package io.supportcenter.registration.receipt.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.registration.receipt.Receipt;
import io.supportcenter.registration.receipt.ReceiptKey;
import io.supportcenter.registration.receipt.ReceiptKind;
import io.supportcenter.registration.receipt.ReceiptLine;
import io.supportcenter.registration.receipt.ReceiptProblem;
import io.supportcenter.registration.receipt.store.IncomingReceipt.Accepted;
import io.supportcenter.registration.receipt.store.IncomingReceipt.Rejected;
import io.supportcenter.registration.receipt.store.ReceiptStore.Placed;
import io.supportcenter.registration.receipt.store.StoredReceipt.State;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReceiptBatchTest {

  private static final ReceiptKey KEY = new ReceiptKey("northmart", "0417-03-1");
  private static final UUID ROW = new UUID(0, 1);
  private static final ReceiptProblem WRONG =
      new ReceiptProblem("lines[1].quantity", ReceiptProblem.Reason.OUT_OF_RANGE);

  private final ReceiptBatch batch =
      new ReceiptBatch(
          Map.of(
              KEY,
              new StoredReceipt(
                  ROW,
                  KEY,
                  State.AWAITED,
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  2,
                  false)));

  @Test
  void shouldAcceptTheFirstReceiptOfANumber() {
    batch.add(sale("a"));

    assertThat(batch.acceptedSales()).extracting(Placed::id).containsExactly(ROW);
    assertThat(batch.row(KEY).isAcceptedSale()).isTrue();
    assertThat(batch.locks().retailerAsked(ROW)).isEqualTo(2);
  }

  @Test
  void shouldIgnoreTheSameReceiptAgain() {
    batch.add(sale("a"));
    batch.add(sale("a"));

    assertThat(batch.accepted).hasSize(1);
    assertThat(batch.conflicts).isEmpty();
  }

  @Test
  void shouldKeepADifferentReceiptOfTheSameNumberAsAConflict() {
    batch.add(sale("a"));
    batch.add(sale("b"));

    assertThat(batch.accepted).hasSize(1);
    assertThat(batch.conflicts)
        .extracting(placed -> placed.receipt().contentHash())
        .containsExactly("b");
  }

  @Test
  void shouldReplaceAnInvalidReceiptByAValidOne() {
    batch.add(new Rejected(KEY, List.of()));
    batch.add(sale("a"));

    assertThat(batch.rejected()).isEmpty();
    assertThat(batch.accepted).hasSize(1);
  }

  @Test
  void shouldKeepTheValidReceiptWhenAnInvalidOneFollows() {
    batch.add(sale("a"));
    batch.add(new Rejected(KEY, List.of()));

    assertThat(batch.rejected()).isEmpty();
    assertThat(batch.row(KEY).isAcceptedSale()).isTrue();
  }

  @Test
  void shouldCompleteAReceiptOfWhichLinesWereLeftOut() {
    batch.add(sale("a", List.of(WRONG), line(1)));
    batch.add(sale("b", List.of(), line(1), line(2)));
    batch.add(sale("c", List.of(), line(1)));

    assertThat(batch.acceptedSales())
        .singleElement()
        .satisfies(placed -> assertThat(batch.newUnits(placed)).hasSize(2));
    assertThat(batch.conflicts).hasSize(1);
    assertThat(batch.locks().retailerAsked(ROW)).isZero();
  }

  @Test
  void shouldNotCompleteAReceiptByADifferentOne() {
    batch.add(sale("a", List.of(WRONG), line(1)));
    batch.add(sale("b", List.of(), line(2), line(3)));

    assertThat(batch.conflicts).hasSize(1);
  }

  private static IncomingReceipt sale(String hash) {
    return sale(hash, List.of());
  }

  private static ReceiptLine line(int number) {
    return new ReceiptLine(
        number,
        Optional.empty(),
        Optional.of("9521202000083"),
        Optional.empty(),
        Optional.empty(),
        1,
        List.of(),
        Optional.empty());
  }

  private static IncomingReceipt sale(
      String hash, List<ReceiptProblem> leftOut, ReceiptLine... lines) {
    return new Accepted(
        new Receipt(
            KEY,
            ReceiptKind.SALE,
            Instant.EPOCH,
            ZoneOffset.UTC,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(lines)),
        List.of(),
        List.of(),
        "{}",
        hash,
        leftOut);
  }
}
