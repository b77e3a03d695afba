package io.supportcenter.activation.activation.partner;

import io.supportcenter.activation.activation.store.ActivationBatch;
import io.supportcenter.activation.activation.store.TriggeredActivation;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.calls.CompletedCall;
import io.supportcenter.kit.dispatch.BackendOperation;
import io.supportcenter.kit.partner.PartnerClient;
import io.supportcenter.kit.work.Effects;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What is asked of an activation's provider, and triggers the activation by its answer. */
abstract class ProviderOperation implements BackendOperation {

  private static final int REQUESTS_MAX = 4;

  private final String name;
  private final ActivationBatch activations;
  final PartnerClient client;

  ProviderOperation(String name, PartnerClient client, ActivationBatch activations) {
    this.name = name;
    this.client = client;
    this.activations = activations;
  }

  abstract TriggeredActivation triggered(CompletedCall completed);

  /**
   * How an attempt ends: a provider that gives no useful answer is not asked for ever.
   *
   * @param giveUpAt after which that is taken as the answer
   */
  static CallOutcome bounded(Instant giveUpAt, Object noAnswer, CallOutcome outcome) {
    return outcome instanceof CallOutcome.Final || Instant.now().isBefore(giveUpAt)
        ? outcome
        : new CallOutcome.Success(noAnswer);
  }

  /** What the provider said to a call that it cannot refuse. */
  static <T> T answer(CompletedCall completed, Class<T> type) {
    if (completed.outcome() instanceof CallOutcome.Success success) {
      return success.answer(type);
    }
    throw new IllegalStateException("not an answer: " + completed.outcome());
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final Duration timeout() {
    return client.timeout(REQUESTS_MAX);
  }

  @Override
  public final Effects complete(Connection tx, List<CompletedCall> calls) throws SQLException {
    return activations.advance(tx, calls.stream().map(this::triggered).toList()).effects();
  }
}
