package io.supportcenter.reactivation.reactivation.partner;

import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.calls.CompletedCall;
import io.supportcenter.kit.dispatch.BackendOperation;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.kit.partner.PartnerClient;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.reactivation.reactivation.Reactivation;
import io.supportcenter.reactivation.reactivation.ReactivationStep;
import io.supportcenter.reactivation.reactivation.Situation;
import io.supportcenter.reactivation.reactivation.partner.ReactivationCompletion.Move;
import io.supportcenter.reactivation.reactivation.store.FollowUpCalls.OrderSubject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An order for an account system. When its answer was lost, it is looked up first. It is not placed
 * any more when the reactivation does not want it, and not asked about for ever.
 */
abstract class AccountSystemOperation<S extends OrderSubject> implements BackendOperation {

  /** A look-up, and the order. */
  private static final int REQUESTS_MAX = 2;

  static final String STOPPED = "STOPPED";

  private final String name;
  private final Class<S> callType;
  private final PartnerClient accountSystems;
  private final ReactivationCompletion completion;

  AccountSystemOperation(
      String name,
      Class<S> callType,
      PartnerClient accountSystems,
      ReactivationCompletion completion) {
    this.name = name;
    this.callType = callType;
    this.accountSystems = accountSystems;
    this.completion = completion;
  }

  abstract Order order(S call);

  /** Whether the order may be placed, or placed again. */
  abstract boolean isWanted(Reactivation reactivation, S call);

  /** What the outcome means to the reactivation. */
  abstract Optional<ReactivationStep> step(
      Reactivation reactivation, S call, CallOutcome.Final outcome, Situation situation);

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final Duration timeout() {
    return accountSystems.timeout(REQUESTS_MAX);
  }

  @Override
  public final Instant giveUpAt(BackendCall call) {
    return read(call).giveUpAt();
  }

  @Override
  public final CallOutcome attempt(BackendCall call) {
    return place(call);
  }

  @Override
  public final CallOutcome resolve(BackendCall call) {
    return order(read(call)).resolve(accountSystems, call.partner(), () -> place(call));
  }

  private CallOutcome place(BackendCall call) {
    S subject = read(call);
    return completion.find(subject.reactivation()).filter(r -> isWanted(r, subject)).isPresent()
        ? order(subject).place(accountSystems, call.partner())
        : new CallOutcome.Permanent(STOPPED, "no longer wanted");
  }

  @Override
  public final Effects answersLost(Connection tx, List<BackendCall> calls) throws SQLException {
    return completion.complete(
        tx,
        calls.stream()
            .map(call ->
                new Move(read(call), (reactivation, s) -> reactivation.outcomeUnknown(s.now())))
            .toList());
  }

  @Override
  public final Effects complete(Connection tx, List<CompletedCall> calls) throws SQLException {
    return completion.complete(tx, calls.stream().map(this::move).toList());
  }

  private Move move(CompletedCall completed) {
    S call = read(completed.call());
    return new Move(
        call,
        (reactivation, situation) -> step(reactivation, call, completed.outcome(), situation));
  }

  private S read(BackendCall call) {
    return DomainJson.read(call.request(), callType);
  }
}
