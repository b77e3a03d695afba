package io.supportcenter.proactive.trip;

import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.calls.CompletedCall;
import io.supportcenter.kit.dispatch.BackendOperation;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.proactive.activity.UserId;
import io.supportcenter.proactive.modification.Confirmation;
import io.supportcenter.proactive.modification.ModificationId;
import io.supportcenter.proactive.modification.Refusal;
import io.supportcenter.proactive.trip.VendorBodies.Change;
import io.supportcenter.proactive.trip.VendorBodies.ChangeRequest;
import io.supportcenter.proactive.vendor.UnfitAnswer;
import io.supportcenter.proactive.vendor.VendorAnswer;
import io.supportcenter.proactive.vendor.VendorHttp;
import io.supportcenter.proactive.vendor.VendorHttp.Question;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Has a vendor reschedule an activity on behalf of the user, once: the call's id names the change
 * at the vendor, and after a lost answer the vendor is asked what became of it before it is told
 * again.
 */
@ApplicationScoped
class RescheduleActivity implements BackendOperation {

  private static final String CHANGE_UNKNOWN = "CHANGE_UNKNOWN";

  private final VendorHttp http;
  private final SessionNotes notes;

  RescheduleActivity(VendorHttp http, SessionNotes notes) {
    this.http = http;
    this.notes = notes;
  }

  /** An order and how it ended. */
  private record Answered(RescheduleRequest request, CompletedCall settled) {

    static Answered of(CompletedCall settled) {
      return new Answered(RescheduleRequest.of(settled.call()), settled);
    }

    UserId user() {
      return new UserId(request.userId());
    }
  }

  @Override
  public String name() {
    return RescheduleRequest.OPERATION;
  }

  /** Time to ask what became of it, and to send it again. */
  @Override
  public Duration timeout() {
    return Duration.ofSeconds(20);
  }

  @Override
  public CallOutcome attempt(BackendCall call) {
    RescheduleRequest request = RescheduleRequest.of(call);
    String body = DomainJson.write(ChangeRequest.of(request));
    Question question =
        new Question("PUT", path(request, call.id()), Optional.of(body), request.userId());
    return http.ask(request.vendorId(), question, answer -> outcome(answer, request));
  }

  /** A vendor that has left the directory may have done it before: who can tell is not there. */
  @Override
  public CallOutcome resolve(BackendCall call) {
    RescheduleRequest request = RescheduleRequest.of(call);
    Question question = Question.get(path(request, call.id()), request.userId());
    CallOutcome found =
        http.ask(request.vendorId(), question, answer -> knownOutcome(answer, request));
    return switch (found) {
      case CallOutcome.Permanent(var code, _) when code.equals(CHANGE_UNKNOWN) -> attempt(call);
      case CallOutcome.Permanent(var code, var detail) when code.equals(VendorHttp.NOT_KNOWN) ->
          new CallOutcome.Unknown(detail);
      default -> found;
    };
  }

  private static String path(RescheduleRequest request, UUID changeId) {
    return "/v1/reservations/"
        + VendorHttp.segment(request.reservationNumber())
        + "/changes/"
        + changeId;
  }

  /** A vendor that will not have the request would not have it the next time either. */
  static CallOutcome outcome(VendorAnswer answer, RescheduleRequest request) {
    int status = answer.status();
    if (status == 200 || status == 201) {
      return change(answer.read(Change.class), request);
    }
    if (status >= 400 && status < 500) {
      return new CallOutcome.Permanent(refusal(answer.problemCode()).name(), "answered " + status);
    }
    throw new UnfitAnswer("not of the contract");
  }

  private static CallOutcome knownOutcome(VendorAnswer answer, RescheduleRequest request) {
    return switch (answer.status()) {
      case 200 -> change(answer.read(Change.class), request);
      case 404 -> new CallOutcome.Permanent(CHANGE_UNKNOWN, "never arrived");
      default -> throw new UnfitAnswer("not of the contract");
    };
  }

  private static CallOutcome change(Change change, RescheduleRequest request) {
    return change.isConfirmed()
        ? new CallOutcome.Success(change.toConfirmation(request))
        : new CallOutcome.Permanent(refusal(change.code()).name(), "refused");
  }

  /** A reason that this build does not know is a refusal all the same. */
  private static Refusal refusal(String code) {
    return Arrays.stream(Refusal.values())
        .filter(r -> r.name().equals(code))
        .findFirst()
        .orElse(Refusal.REJECTED);
  }

  @Override
  public Effects complete(Connection tx, List<CompletedCall> calls) throws SQLException {
    List<Answered> all = calls.stream().map(Answered::of).toList();
    Set<UserId> users = all.stream().map(Answered::user).collect(Collectors.toSet());
    TripBatch batch = TripBatch.load(tx, users, Set.of());
    all.forEach(answered -> settle(batch, answered));
    Instant now = Instant.now();
    notes.add(tx, batch.news(), now);
    return batch.store(now);
  }

  private static void settle(TripBatch batch, Answered answered) {
    ModificationId id = new ModificationId(answered.request().modificationId());
    UUID rescheduleId = answered.settled().call().id();
    TripFold trip = batch.of(answered.user());
    switch (answered.settled().outcome()) {
      case CallOutcome.Success success ->
          trip.negotiation()
              .confirmed(id, rescheduleId, success.answer(Confirmation.class))
              .ifPresent(trip::expect);
      case CallOutcome.Permanent(String code, _) ->
          trip.negotiation().refused(id, rescheduleId, refusal(code));
    }
  }
}
