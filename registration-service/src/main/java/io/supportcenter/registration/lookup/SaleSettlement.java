package io.supportcenter.registration.lookup;

import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.calls.CompletedCall;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.registration.customer.IdentityHash;
import io.supportcenter.registration.json.DomainJson;
import io.supportcenter.registration.progress.Buyers;
import io.supportcenter.registration.progress.Progress;
import io.supportcenter.registration.progress.Questions.SaleQuestion;
import io.supportcenter.registration.progress.ReceiptContents;
import io.supportcenter.registration.progress.ReceiptLocks;
import io.supportcenter.registration.progress.StoredUnit;
import io.supportcenter.registration.progress.UnitStore;
import io.supportcenter.registration.receipt.Receipt;
import io.supportcenter.registration.receipt.UnitKey;
import io.supportcenter.registration.registration.FieldSource;
import io.supportcenter.registration.registration.RetailerAnswer;
import io.supportcenter.registration.registration.Sourced;
import io.supportcenter.registration.user.CustomerMatches;
import io.supportcenter.registration.user.CustomerMatches.Match;
import io.supportcenter.registration.user.CustomerMatches.Reference;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Stores what retailers said about sales: each unit of the receipt learns its part. */
@ApplicationScoped
class SaleSettlement {

  private final Progress progress;

  SaleSettlement(Progress progress) {
    this.progress = progress;
  }

  /**
   * A question and how it ended.
   *
   * @param answer empty when the retailer is no partner any more
   */
  private record Answered(SaleQuestion question, Optional<SaleAnswer> answer, String reference) {

    static Answered of(CompletedCall settled) {
      SaleQuestion question = DomainJson.read(settled.call().request(), SaleQuestion.class);
      Optional<SaleAnswer> answer =
          settled.outcome() instanceof CallOutcome.Success success
              ? Optional.of(success.answer(SaleAnswer.class))
              : Optional.empty();
      return new Answered(question, answer, "lookup:" + settled.call().id());
    }

    List<IdentityHash> customer() {
      return answer.map(SaleAnswer::customer).orElse(List.of());
    }
  }

  Effects complete(Connection tx, List<CompletedCall> calls) throws SQLException {
    List<Answered> all = calls.stream().map(Answered::of).toList();
    CustomerMatches.lock(tx, all.stream().flatMap(a -> a.customer().stream()).toList());
    ReceiptLocks locks =
        ReceiptLocks.lock(tx, all.stream().map(a -> a.question().receiptId()).toList());
    Map<UUID, Answered> counting = counting(all, locks);
    List<StoredUnit> known = UnitStore.ofReceipts(tx, counting.keySet());
    // Whoever was erased meanwhile is not to be remembered again.
    counting.keySet().retainAll(known.stream().map(StoredUnit::receiptId).toList());
    CustomerMatches.add(tx, references(counting));
    Map<UUID, Match> buyers = CustomerMatches.find(tx, counting.keySet());
    Map<UUID, Receipt> printed = ReceiptContents.find(tx, counting.keySet());
    Instant now = Instant.now();
    List<StoredUnit> units = new ArrayList<>();
    for (StoredUnit unit : known) {
      Answered answered = counting.get(unit.receiptId());
      units.add(Buyers.assign(learn(unit, answered, printed.get(unit.receiptId()), now), buyers));
    }
    return progress.advance(tx, locks, units);
  }

  /** Without answers to questions that have been asked anew since. */
  private static Map<UUID, Answered> counting(List<Answered> all, ReceiptLocks locks) {
    Map<UUID, Answered> counting = new HashMap<>();
    for (Answered answered : all) {
      UUID receipt = answered.question().receiptId();
      if (locks.retailerAsked(receipt) == answered.question().attempt()) {
        counting.put(receipt, answered);
        if (answered.answer().isEmpty()) {
          locks.setRetailerAsked(receipt, 0);
        }
      }
    }
    return counting;
  }

  private static List<Reference> references(Map<UUID, Answered> counting) {
    return counting.values().stream()
        .flatMap(answered ->
            answered.customer().stream()
                .map(hash ->
                    new Reference(answered.question().receiptId(), hash, FieldSource.RETAILER)))
        .toList();
  }

  private static StoredUnit learn(
      StoredUnit unit, Answered answered, Receipt printed, Instant now) {
    return answered
        .answer()
        .map(answer -> {
          UnitKey key = unit.facts().unit();
          RetailerAnswer about =
              answer.about(
                  key, printed.line(key.lineNumber()).orElseThrow(), answered.question().attempt());
          return unit.with(facts ->
              facts.withRetailer(
                  new Sourced<>(about, FieldSource.RETAILER, now, answered.reference())));
        })
        .orElse(unit);
  }
}
