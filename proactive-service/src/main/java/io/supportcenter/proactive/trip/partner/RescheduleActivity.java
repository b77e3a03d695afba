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
import io.supportcenter.kit.partner.UnfitAnswer;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.proactive.modification.Confirmation;
import io.supportcenter.proactive.modification.ModificationId;
import io.supportcenter.proactive.modification.Refusal;
import io.supportcenter.proactive.modification.RescheduleCall;
import io.supportcenter.proactive.trip.TripFold;
import io.supportcenter.proactive.trip.partner.VendorBodies.Change;
import io.supportcenter.proactive.trip.partner.VendorBodies.ChangeRequest;
import io.supportcenter.proactive.trip.store.SessionNotes;
import io.supportcenter.proactive.trip.store.TripBatch;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Has a vendor reschedule an activity on behalf of the user, once: the call's id names the change
 * at the vendor, and after a lost answer the vendor is asked what became of the change before it is
 * sent again.
 */
@Singleton
class RescheduleActivity implements BackendOperation {

  private static final String CHANGE_UNKNOWN = "CHANGE_UNKNOWN";

  private final PartnerClient vendors;
  private final SessionNotes notes;

  RescheduleActivity(PartnerClient vendors, SessionNotes notes) {
    this.vendors = vendors;
    this.notes = notes;
  }

  @Override
  public String name() {
    return RescheduleCall.OPERATION;
  }

  /** Time to ask what became of it, and to send it again. */
  @Override
  public Duration timeout() {
    return vendors.timeout(2);
  }

  @Override
  public CallOutcome attempt(BackendCall call) {
    RescheduleCall order = order(call);
    return vendors.ask(
        call.partner(),
        PartnerRequest.put(path(call, order), ChangeRequest.of(order)).onBehalfOf(order.userId()),
        answer -> outcome(answer, order));
  }

  @Override
  public Instant giveUpAt(BackendCall call) {
    return order(call).until();
  }

  /** A vendor that has left the directory may have made the change, and nobody else knows. */
  @Override
  public CallOutcome resolve(BackendCall call) {
    RescheduleCall order = order(call);
    CallOutcome found =
        vendors.ask(
            call.partner(),
            PartnerRequest.get(path(call, order)).onBehalfOf(order.userId()),
            answer -> knownOutcome(answer, order));
    return switch (found) {
      case CallOutcome.Permanent(var code, _) when code.equals(CHANGE_UNKNOWN) -> attempt(call);
      case CallOutcome.Permanent(var code, var detail)
          when code.equals(VendorBodies.VENDOR_NOT_KNOWN) ->
          new CallOutcome.Unknown(detail);
      case CallOutcome.Success _,
          CallOutcome.Permanent _,
          CallOutcome.Unanswered _,
          CallOutcome.Retryable _,
          CallOutcome.Unknown _ ->
          found;
    };
  }

  private static String path(BackendCall call, RescheduleCall order) {
    return VendorBodies.reservation(order.reservationNumber()) + "/changes/" + call.id();
  }

  /** A vendor that refuses the request would refuse it the next time too. */
  static CallOutcome outcome(PartnerAnswer answer, RescheduleCall order) {
    int status = answer.status();
    if (status == 200 || status == 201) {
      return change(answer.read(Change.class), order);
    }
    if (status >= 400) {
      return new CallOutcome.Permanent(refusal(answer.code().orElse("")).name(), answer.toString());
    }
    throw UnfitAnswer.outsideContract();
  }

  private static CallOutcome knownOutcome(PartnerAnswer answer, RescheduleCall order) {
    return switch (answer.status()) {
      case 200 -> change(answer.read(Change.class), order);
      case 404 -> new CallOutcome.Permanent(CHANGE_UNKNOWN, "never arrived");
      default -> throw UnfitAnswer.outsideContract();
    };
  }

  private static CallOutcome change(Change change, RescheduleCall order) {
    return change.isConfirmed()
        ? new CallOutcome.Success(change.toConfirmation(order))
        : new CallOutcome.Permanent(refusal(change.code()).name(), "refused");
  }

  /** A reason that this build does not know is a refusal all the same. */
  private static Refusal refusal(String code) {
    return Arrays.stream(Refusal.values())
        .filter(r -> r != Refusal.NO_ANSWER && r.name().equals(code))
        .findFirst()
        .orElse(Refusal.REJECTED);
  }

  @Override
  public Effects complete(Connection tx, List<CompletedCall> calls) throws SQLException {
    TripBatch batch =
        TripBatch.load(tx, calls.stream().map(c -> order(c.call()).user()).collect(toSet()));
    calls.forEach(completed -> complete(batch, completed));
    Instant now = Instant.now();
    notes.add(tx, batch.news(), now);
    return batch.store(now);
  }

  private static void complete(TripBatch batch, CompletedCall completed) {
    BackendCall call = completed.call();
    RescheduleCall order = order(call);
    TripFold trip = batch.of(order.user());
    ModificationId id = new ModificationId(order.modificationId());
    switch (completed.outcome()) {
      case CallOutcome.Success success ->
          trip.offers()
              .confirmed(id, call.id(), success.answer(Confirmation.class))
              .ifPresent(trip::expect);
      case CallOutcome.Permanent(String code, _) ->
          trip.offers().refused(id, call.id(), refusal(code));
      case CallOutcome.Unanswered _ -> trip.offers().unanswered(id, call.id());
    }
  }

  private static RescheduleCall order(BackendCall call) {
    return DomainJson.read(call.request(), RescheduleCall.class);
  }
}
