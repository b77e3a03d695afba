package io.supportcenter.proactive.trip.partner;

import static java.util.stream.Collectors.toSet;

import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.calls.CompletedCall;
import io.supportcenter.kit.dispatch.BackendOperation;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.kit.partner.PartnerAnswer;
import io.supportcenter.kit.partner.PartnerClient;
import io.supportcenter.kit.partner.PartnerRequest;
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

/** Asks a vendor how an activity can be modified. Changes nothing there, so it may be repeated. */
@Singleton
class QuoteOptions implements BackendOperation {

  private final PartnerClient vendors;

  QuoteOptions(PartnerClient vendors) {
    this.vendors = vendors;
  }

  /** What the vendor offers. */
  record Quoted(List<OfferOption> options) {}

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
        answer -> outcome(answer, question));
  }

  /** An answer for an activity that is over helps nobody. */
  @Override
  public Instant giveUpAt(BackendCall call) {
    return question(call).until();
  }

  static CallOutcome outcome(PartnerAnswer answer, QuoteCall question) {
    return answer.status() == 200
        ? new CallOutcome.Success(
            new Quoted(answer.read(VendorBodies.Offers.class).toOptions(question)))
        : new CallOutcome.Permanent(answer.code().orElse(""), answer.toString());
  }

  @Override
  public Effects complete(Connection tx, List<CompletedCall> calls) throws SQLException {
    TripBatch batch =
        TripBatch.load(tx, calls.stream().map(c -> question(c.call()).user()).collect(toSet()));
    calls.forEach(completed -> complete(batch, completed));
    return batch.store(Instant.now());
  }

  private static void complete(TripBatch batch, CompletedCall completed) {
    QuoteCall question = question(completed.call());
    OfferHandling offers = batch.of(question.user()).offers();
    ModificationId id = new ModificationId(question.modificationId());
    switch (completed.outcome()) {
      case CallOutcome.Success success ->
          offers.quoted(id, question.revision(), success.answer(Quoted.class).options());
      case CallOutcome.Permanent(String code, _) ->
          offers.notQuoted(id, question.revision(), reason(code));
      case CallOutcome.Unanswered _ ->
          offers.notQuoted(id, question.revision(), NeedsAgent.Reason.VENDOR_SILENT);
    }
  }

  private static NeedsAgent.Reason reason(String code) {
    return code.equals(VendorBodies.VENDOR_NOT_KNOWN)
        ? NeedsAgent.Reason.VENDOR_NOT_KNOWN
        : NeedsAgent.Reason.VENDOR_REFUSED;
  }

  private static QuoteCall question(BackendCall call) {
    return DomainJson.read(call.request(), QuoteCall.class);
  }
}
