package io.supportcenter.proactive.trip.partner;

import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.calls.CompletedCall;
import io.supportcenter.kit.dispatch.BackendOperation;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.kit.partner.PartnerAnswer;
import io.supportcenter.kit.partner.PartnerClient;
import io.supportcenter.kit.partner.PartnerRequest;
import io.supportcenter.kit.values.UserId;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.proactive.modification.ModificationId;
import io.supportcenter.proactive.modification.ModificationState.NeedsAgent;
import io.supportcenter.proactive.modification.QuoteCall;
import io.supportcenter.proactive.offer.OfferOption;
import io.supportcenter.proactive.trip.OfferHandling;
import io.supportcenter.proactive.trip.partner.VendorBodies.OfferRequest;
import io.supportcenter.proactive.trip.store.TripBatch;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Asks a vendor how an activity can be modified. Changes nothing there, so it may be repeated. */
@Singleton
class QuoteOptions implements BackendOperation {

  private final PartnerClient vendors;

  QuoteOptions(PartnerClient vendors) {
    this.vendors = vendors;
  }

  /** What the vendor offers. */
  record Quoted(List<OfferOption> options) {}

  /** A question and how it ended. */
  private record Answered(QuoteCall question, CallOutcome.Final outcome) {

    static Answered of(CompletedCall completed) {
      return new Answered(QuoteOptions.question(completed.call()), completed.outcome());
    }

    UserId user() {
      return new UserId(question.userId());
    }
  }

  @Override
  public String name() {
    return QuoteCall.OPERATION;
  }

  @Override
  public CallOutcome attempt(BackendCall call) {
    QuoteCall question = question(call);
    return vendors.ask(
        call.partner(),
        PartnerRequest.post(
                VendorBodies.reservation(question.reservationNumber()) + "/offers",
                OfferRequest.of(question.need()))
            .onBehalfOf(question.userId())
            .safe(),
        QuoteOptions::outcome);
  }

  static CallOutcome outcome(PartnerAnswer answer) {
    return answer.status() == 200
        ? new CallOutcome.Success(new Quoted(answer.read(VendorBodies.Offers.class).toOptions()))
        : new CallOutcome.Permanent(answer.code().orElse(""), answer.toString());
  }

  @Override
  public Effects complete(Connection tx, List<CompletedCall> calls) throws SQLException {
    List<Answered> all = calls.stream().map(Answered::of).toList();
    Set<UserId> users = all.stream().map(Answered::user).collect(Collectors.toSet());
    TripBatch batch = TripBatch.load(tx, users);
    all.forEach(answered -> complete(batch.of(answered.user()).offers(), answered));
    return batch.store(Instant.now());
  }

  private static void complete(OfferHandling offers, Answered answered) {
    QuoteCall question = answered.question();
    ModificationId id = new ModificationId(question.modificationId());
    switch (answered.outcome()) {
      case CallOutcome.Success success ->
          offers.quoted(id, question.revision(), success.answer(Quoted.class).options());
      case CallOutcome.Permanent(String code, _) ->
          offers.notQuoted(
              id,
              question.revision(),
              code.equals(VendorBodies.VENDOR_NOT_KNOWN)
                  ? NeedsAgent.Reason.VENDOR_NOT_KNOWN
                  : NeedsAgent.Reason.VENDOR_REFUSED);
    }
  }

  private static QuoteCall question(BackendCall call) {
    return DomainJson.read(call.request(), QuoteCall.class);
  }
}
