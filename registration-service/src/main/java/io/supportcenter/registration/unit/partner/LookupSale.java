package io.supportcenter.registration.unit.partner;

import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.calls.CompletedCall;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.dispatch.BackendOperation;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.kit.partner.PartnerAnswer;
import io.supportcenter.kit.partner.PartnerClient;
import io.supportcenter.kit.partner.PartnerRequest;
import io.supportcenter.kit.partner.UnfitAnswer;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.registration.asset.FieldSource;
import io.supportcenter.registration.asset.Sourced;
import io.supportcenter.registration.directory.store.PartnerStore;
import io.supportcenter.registration.identity.CustomerHasher;
import io.supportcenter.registration.identity.store.CustomerMatches;
import io.supportcenter.registration.identity.store.CustomerMatches.Match;
import io.supportcenter.registration.identity.store.CustomerMatches.NamedBy;
import io.supportcenter.registration.identity.store.CustomerMatches.Reference;
import io.supportcenter.registration.identity.store.IdentityLocks;
import io.supportcenter.registration.receipt.Receipt;
import io.supportcenter.registration.receipt.UnitKey;
import io.supportcenter.registration.receipt.store.ReceiptLocks;
import io.supportcenter.registration.receipt.store.ReceiptStore;
import io.supportcenter.registration.unit.StoredUnit;
import io.supportcenter.registration.unit.reading.RetailerAnswer;
import io.supportcenter.registration.unit.store.BuyerAssignment;
import io.supportcenter.registration.unit.store.PartnerQuestions;
import io.supportcenter.registration.unit.store.PartnerQuestions.SaleQuestion;
import io.supportcenter.registration.unit.store.RegistrationBatch;
import io.supportcenter.registration.unit.store.UnitStore;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Asks the retailer what its books say about a sale: each unit of the receipt learns its part. */
@Singleton
class LookupSale implements BackendOperation {

  private final PartnerClient partners;
  private final CustomerHasher hasher;
  private final RegistrationBatch registrations;
  private final Transactions transactions;

  LookupSale(
      PartnerClient partners,
      CustomerHasher hasher,
      RegistrationBatch registrations,
      Transactions transactions) {
    this.registrations = registrations;
    this.partners = partners;
    this.hasher = hasher;
    this.transactions = transactions;
  }

  /**
   * A question and how it ended.
   *
   * @param answer empty when the retailer is no longer a partner
   */
  private record Answered(SaleQuestion question, Optional<SaleAnswer> answer, String reference) {

    static Answered of(CompletedCall completed) {
      return new Answered(
          DomainJson.read(completed.call().request(), SaleQuestion.class),
          switch (completed.outcome()) {
            case CallOutcome.Success success -> Optional.of(success.answer(SaleAnswer.class));
            case CallOutcome.Unanswered(_, String detail) -> Optional.of(unanswered(detail));
            case CallOutcome.Permanent _ -> Optional.empty();
          },
          "lookup:" + completed.call().id());
    }

    List<Reference> customer() {
      return answer.map(SaleAnswer::customer).orElse(List.of()).stream()
          .map(hash -> new Reference(question.receiptId(), hash, NamedBy.RETAILER))
          .toList();
    }
  }

  @Override
  public String name() {
    return PartnerQuestions.LOOKUP_SALE;
  }

  @Override
  public CallOutcome attempt(BackendCall call) {
    SaleQuestion question = DomainJson.read(call.request(), SaleQuestion.class);
    return partners.ask(
        call.partner(),
        PartnerRequest.get("/v1/sales/" + PartnerRequest.segment(question.receiptNumber())),
        answer ->
            new CallOutcome.Success(
                Patience.understood(
                    answer, known -> understood(question, known), LookupSale::unanswered)));
  }

  @Override
  public Instant giveUpAt(BackendCall call) {
    return DomainJson.read(call.request(), SaleQuestion.class).giveUpAt();
  }

  private static SaleAnswer unanswered(String reason) {
    return (_, _, attempt) -> new RetailerAnswer.Unanswered(attempt, reason);
  }

  private SaleAnswer understood(SaleQuestion question, PartnerAnswer answer) {
    return switch (answer.status()) {
      case 200 -> {
        SaleBody body = answer.read(SaleBody.class);
        String retailer = question.retailerId();
        Optional<String> region =
            transactions.read(tx -> PartnerStore.termsOf(tx, retailer)).region();
        yield new SaleAnswer.Known(
            body.toSale(question.receiptNumber()),
            body.unfitLines(),
            hasher.hashes(retailer, region, body.references()));
      }
      case 404 -> {
        if (!answer.refusal().equals("SALE_UNKNOWN")) {
          throw UnfitAnswer.outsideContract();
        }
        yield (_, _, attempt) -> new RetailerAnswer.Unknown(attempt);
      }
      case 403 -> (_, _, _) -> new RetailerAnswer.Denied();
      default -> throw UnfitAnswer.outsideContract();
    };
  }

  @Override
  public Effects complete(Connection tx, List<CompletedCall> calls) throws SQLException {
    List<Answered> all = calls.stream().map(Answered::of).toList();
    IdentityLocks.shared(
        tx, all.stream().flatMap(a -> a.customer().stream()).map(Reference::hash).toList());
    ReceiptLocks locks =
        ReceiptStore.lock(tx, all.stream().map(a -> a.question().receiptId()).toList());
    Map<UUID, Answered> current = current(all, locks);
    List<StoredUnit> known = UnitStore.ofReceipts(tx, current.keySet());
    // A user who was erased in the meantime must not be stored again.
    current.keySet().retainAll(known.stream().map(StoredUnit::receiptId).toList());
    CustomerMatches.add(tx, current.values().stream().flatMap(a -> a.customer().stream()).toList());
    Map<UUID, Match> buyers = CustomerMatches.find(tx, current.keySet());
    Map<UUID, Receipt> printed = ReceiptStore.accepted(tx, current.keySet());
    Instant now = Instant.now();
    return registrations.advance(
        tx,
        locks,
        known.stream()
            .map(unit ->
                learn(unit, current.get(unit.receiptId()), printed.get(unit.receiptId()), now))
            .map(unit -> BuyerAssignment.assign(unit, buyers))
            .toList());
  }

  /** Without answers to questions that have been asked anew since. */
  private static Map<UUID, Answered> current(List<Answered> all, ReceiptLocks locks) {
    Map<UUID, Answered> current = new HashMap<>();
    for (Answered answered : all) {
      UUID receipt = answered.question().receiptId();
      if (locks.retailerAsked(receipt) == answered.question().attempt()) {
        current.put(receipt, answered);
        if (answered.answer().isEmpty()) {
          locks.setRetailerAsked(receipt, 0);
        }
      }
    }
    return current;
  }

  private static StoredUnit learn(
      StoredUnit unit, Answered answered, Receipt printed, Instant now) {
    if (answered.answer().isEmpty()) {
      return unit;
    }
    UnitKey key = unit.facts().unit();
    RetailerAnswer about =
        answered
            .answer()
            .get()
            .about(
                key, printed.line(key.lineNumber()).orElseThrow(), answered.question().attempt());
    return unit.with(facts ->
        facts.withRetailer(new Sourced<>(about, FieldSource.RETAILER, now, answered.reference())));
  }
}
