package io.supportcenter.registration.unit.intake;

import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.inbox.Refusal;
import io.supportcenter.kit.inbox.Refusal.Problem;
import io.supportcenter.kit.inbox.Refused;
import io.supportcenter.kit.values.CommonRefusal;
import io.supportcenter.kit.values.RefusalCode;
import io.supportcenter.registration.receipt.Receipt;
import io.supportcenter.registration.receipt.ReceiptKey;
import io.supportcenter.registration.receipt.ReceiptProblem;
import io.supportcenter.registration.receipt.store.IncomingReceipt;
import io.supportcenter.registration.receipt.store.IncomingReceipt.Accepted;
import io.supportcenter.registration.receipt.store.IncomingReceipt.Rejected;
import io.supportcenter.registration.receipt.store.ReceiptBatch;
import io.supportcenter.registration.receipt.store.ReceiptStore.Placed;
import io.supportcenter.registration.receipt.store.StoredReceipt;
import io.supportcenter.registration.unit.TakeBackOutcome.Unmatched;
import io.supportcenter.registration.unit.TakeBackOutcome.UnmatchedReason;
import io.supportcenter.registration.unit.store.TakeBackStore;
import io.supportcenter.registration.unit.store.TakeBackStore.Stored;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the senders of a batch have to be told: whatever of their receipts had no effect. */
final class ReceiptRefusals {

  static final RefusalCode[] CODES =
      Stream.of(ReceiptProblem.Reason.values(), UnmatchedReason.values())
          .flatMap(Arrays::stream)
          .toArray(RefusalCode[]::new);

  private ReceiptRefusals() {}

  /** A receipt and the record that brought it. */
  record Sent(InboundEvent record, IncomingReceipt receipt) {

    Refused refused(Refusal refusal) {
      return new Refused(record, refusal.withId(ReceiptKey.written(receipt.key().receiptNumber())));
    }
  }

  /**
   * @param fold after the batch, whose take-backs have been matched
   */
  static List<Refused> of(Connection tx, List<Sent> batch, ReceiptBatch fold) throws SQLException {
    Map<UUID, List<Stored>> outcomes =
        TakeBackStore.ofReceipts(tx, fold.acceptedTakeBacks().stream().map(Placed::id).toList());
    List<Refused> refused = new ArrayList<>();
    for (Sent sent : batch) {
      switch (sent.receipt()) {
        case Rejected rejected ->
            refused.add(sent.refused(Refusal.of(problems(rejected.problems()))));
        case Accepted receipt when isConflict(receipt, fold) ->
            refused.add(
                sent.refused(
                    Refusal.of(
                        CommonRefusal.ID_REUSED, "another receipt has this number already")));
        case Accepted receipt -> {
          List<Problem> problems = new ArrayList<>(problems(receipt.leftOut()));
          problems.addAll(unmatched(receipt.receipt(), fold, outcomes));
          if (!problems.isEmpty()) {
            refused.add(sent.refused(Refusal.of(problems).ofParts()));
          }
        }
      }
    }
    return refused;
  }

  private static boolean isConflict(Accepted receipt, ReceiptBatch fold) {
    return fold.conflicts.stream().anyMatch(placed -> placed.receipt().equals(receipt));
  }

  private static List<Problem> problems(List<ReceiptProblem> found) {
    return found.stream().map(one -> Problem.of(one.reason(), one.field())).toList();
  }

  private static List<Problem> unmatched(
      Receipt receipt, ReceiptBatch fold, Map<UUID, List<Stored>> outcomes) {
    Optional<ReceiptKey> original = receipt.original();
    if (original.isEmpty()) {
      return List.of();
    }
    if (fold.row(original.get()).state() != StoredReceipt.State.ACCEPTED) {
      return List.of(Problem.of(UnmatchedReason.ORIGINAL_UNKNOWN, "originalReceiptNumber"));
    }
    return outcomes.getOrDefault(fold.row(receipt.key()).id(), List.of()).stream()
        .flatMap(stored -> stored.unmatched().stream())
        .filter(goods -> goods.reason() != UnmatchedReason.SERIAL_AWAITED)
        .map(goods -> Problem.of(goods.reason(), field(receipt, goods)))
        .toList();
  }

  private static String field(Receipt receipt, Unmatched goods) {
    return IntStream.range(0, receipt.lines().size())
        .filter(i -> goods.lineNumber().equals(Optional.of(receipt.lines().get(i).lineNumber())))
        .mapToObj(
            i -> "lines[" + i + "]" + (goods.serialNumber().isPresent() ? ".serialNumbers" : ""))
        .findFirst()
        .orElse("originalReceiptNumber");
  }
}
