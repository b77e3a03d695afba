package io.supportcenter.registration.receipt.poslog;

import io.supportcenter.registration.receipt.ReceiptProblem;
import io.supportcenter.registration.receipt.ReceiptReader;
import io.supportcenter.registration.receipt.ReceiptResult;
import io.supportcenter.registration.receipt.WrittenReceipt;
import io.supportcenter.registration.receipt.poslog.PosLogResult.IgnoredTransaction;
import io.supportcenter.registration.receipt.poslog.PosLogResult.PosLogProblem;
import io.supportcenter.registration.receipt.poslog.PosLogResult.ProblemReason;
import io.supportcenter.registration.receipt.poslog.PosLogResult.ReadReceipt;
import io.supportcenter.registration.receipt.poslog.PosLogResult.Reason;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads POSLog 6 documents (NRF/ARTS, OMG). Safe for use by several threads. */
public final class PosLogMapper {
  /** A POSLog document sells goods. */
  private static final Set<String> NO_RESERVATIONS = Set.of();

  private final StoreZones zones;

  public PosLogMapper(StoreZones zones) {
    this.zones = zones;
  }

  public PosLogResult read(String retailerId, byte[] document) {
    Reading reading = new Reading(retailerId);
    try {
      PosLogDocument.read(document, reading::transaction);
    } catch (UnreadablePosLogException e) {
      return PosLogResult.unreadable(e.reason());
    }
    return reading.transaction == 0
        ? PosLogResult.unreadable(ProblemReason.NO_TRANSACTIONS)
        : new PosLogResult(reading.receipts, reading.ignored, reading.problems);
  }

  /** The state of reading one document. */
  private final class Reading {
    private final String retailerId;
    private final List<ReadReceipt> receipts = new ArrayList<>();
    private final List<IgnoredTransaction> ignored = new ArrayList<>();
    private final List<PosLogProblem> problems = new ArrayList<>();
    private int transaction;

    private Reading(String retailerId) {
      this.retailerId = retailerId;
    }

    private void transaction(XmlElement element) {
      transaction++;
      try {
        Optional<Reason> reason = IgnoreRule.reason(element);
        if (reason.isPresent()) {
          ignore(TransactionNumber.readable(element), reason.get());
        } else {
          read(element, TransactionNumber.of(element));
        }
      } catch (ElementException e) {
        problem(TransactionNumber.readable(element), e.element(), e.reason());
      }
    }

    private void read(XmlElement element, TransactionNumber number) throws ElementException {
      ZoneId zone =
          zones
              .zoneOf(retailerId, number.store())
              .orElseThrow(
                  () -> new ElementException("RetailStoreID", ProblemReason.UNKNOWN_STORE));
      TransactionReader reader =
          new TransactionReader(
              retailerId, element, number, zone, zones.regionOf(retailerId, number.store()));
      List<WrittenReceipt> read = reader.read();
      if (reader.hasUnlinkedReturn()) {
        ignore(number.receiptNumber(), Reason.RETURN_WITHOUT_ORIGINAL);
      } else if (read.isEmpty() && reader.leftOut().isEmpty()) {
        ignore(number.receiptNumber(), Reason.NO_ITEMS);
      }
      if (read.isEmpty()) {
        refuse(number.receiptNumber(), reader.leftOut());
      }
      read.forEach(this::receipt);
    }

    private void receipt(WrittenReceipt receipt) {
      switch (ReceiptReader.read(receipt, NO_RESERVATIONS)) {
        case ReceiptResult.Valid(_, _, List<ReceiptProblem> leftOut) ->
            receipts.add(new ReadReceipt(transaction, receipt, leftOut));
        case ReceiptResult.Invalid(List<ReceiptProblem> found) ->
            refuse(receipt.receiptNumber(), found);
      }
    }

    private void refuse(String receiptNumber, List<ReceiptProblem> found) {
      found.forEach(
          one -> problem(receiptNumber, one.field(), ProblemReason.valueOf(one.reason().name())));
    }

    private void problem(String receiptNumber, String element, ProblemReason reason) {
      problems.add(new PosLogProblem(transaction, receiptNumber, element, reason));
    }

    private void ignore(String receiptNumber, Reason reason) {
      ignored.add(new IgnoredTransaction(transaction, receiptNumber, reason));
    }
  }
}
