package io.supportcenter.proactive.trip;

import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.calls.CompletedCall;
import io.supportcenter.kit.dispatch.BackendOperation;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.proactive.activity.UserId;
import io.supportcenter.proactive.modification.ModificationId;
import io.supportcenter.proactive.modification.ModificationState.NeedsAgent;
import io.supportcenter.proactive.offer.OfferOption;
import io.supportcenter.proactive.trip.VendorBodies.OfferRequest;
import io.supportcenter.proactive.vendor.VendorAnswer;
import io.supportcenter.proactive.vendor.VendorHttp;
import io.supportcenter.proactive.vendor.VendorHttp.Question;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Asks a vendor how an activity can be modified. Changes nothing there, so it may be repeated. */
@ApplicationScoped
class QuoteOptions implements BackendOperation {

  private final VendorHttp http;

  QuoteOptions(VendorHttp http) {
    this.http = http;
  }

  /** What the vendor offers. */
  record Quoted(List<OfferOption> options) {}

  /** A question and how it ended. */
  private record Answered(QuoteRequest request, CallOutcome.Final outcome) {

    static Answered of(CompletedCall settled) {
      return new Answered(QuoteRequest.of(settled.call()), settled.outcome());
    }

    UserId user() {
      return new UserId(request.userId());
    }
  }

  @Override
  public String name() {
    return QuoteRequest.OPERATION;
  }

  @Override
  public CallOutcome attempt(BackendCall call) {
    QuoteRequest request = QuoteRequest.of(call);
    OfferRequest body =
        new OfferRequest(
            request.need().reason().name(),
            request.need().availableFrom(),
            request.need().neededUntil());
    String path = "/v1/reservations/" + VendorHttp.segment(request.reservationNumber()) + "/offers";
    Question question =
        new Question("POST", path, Optional.of(DomainJson.write(body)), request.userId());
    return http.ask(request.vendorId(), question, QuoteOptions::outcome);
  }

  static CallOutcome outcome(VendorAnswer answer) {
    if (answer.status() == 200) {
      return new CallOutcome.Success(
          new Quoted(answer.read(VendorBodies.Offers.class).toOptions()));
    }
    return new CallOutcome.Permanent(answer.problemCode(), "answered " + answer.status());
  }

  @Override
  public Effects complete(Connection tx, List<CompletedCall> calls) throws SQLException {
    List<Answered> all = calls.stream().map(Answered::of).toList();
    Set<UserId> users = all.stream().map(Answered::user).collect(Collectors.toSet());
    TripBatch batch = TripBatch.load(tx, users, Set.of());
    all.forEach(answered -> settle(batch, answered));
    return batch.store(Instant.now());
  }

  private static void settle(TripBatch batch, Answered answered) {
    QuoteRequest request = answered.request();
    ModificationId id = new ModificationId(request.modificationId());
    Negotiation negotiation = batch.of(answered.user()).negotiation();
    switch (answered.outcome()) {
      case CallOutcome.Success success ->
          negotiation.quoted(id, request.revision(), success.answer(Quoted.class).options());
      case CallOutcome.Permanent(String code, _) ->
          negotiation.notQuoted(
              id,
              request.revision(),
              code.equals(VendorHttp.NOT_KNOWN)
                  ? NeedsAgent.Reason.VENDOR_NOT_KNOWN
                  : NeedsAgent.Reason.VENDOR_REFUSED);
    }
  }
}
