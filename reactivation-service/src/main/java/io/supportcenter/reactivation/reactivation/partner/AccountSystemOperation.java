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
import io.supportcenter.reactivation.reactivation.partner.ReactivationCompletion.Move;
import io.supportcenter.reactivation.reactivation.store.FollowUpCalls.CallSubject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An order for an account system. When its answer was lost, it is looked up first. */
abstract class AccountSystemOperation<S extends CallSubject> implements BackendOperation {

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

  /** What the outcome means to the reactivation. */
  abstract Optional<ReactivationStep> step(
      Reactivation reactivation, S call, CallOutcome.Final outcome, Instant now);

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final CallOutcome attempt(BackendCall call) {
    return order(read(call)).place(accountSystems, call.partner());
  }

  @Override
  public final CallOutcome resolve(BackendCall call) {
    return order(read(call)).resolve(accountSystems, call.partner());
  }

  @Override
  public final Effects complete(Connection tx, List<CompletedCall> calls) throws SQLException {
    return completion.complete(tx, calls.stream().map(this::move).toList());
  }

  private Move move(CompletedCall completed) {
    S call = read(completed.call());
    return new Move(
        call, (reactivation, now) -> step(reactivation, call, completed.outcome(), now));
  }

  private S read(BackendCall call) {
    return DomainJson.read(call.request(), callType);
  }
}
