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
   * What the provider said to a call that it cannot refuse.
   *
   * @param none for one that it did not answer
   */
  static <T> T answer(CompletedCall completed, Class<T> type, T none) {
    return switch (completed.outcome()) {
      case CallOutcome.Success success -> success.answer(type);
      case CallOutcome.Unanswered _ -> none;
      case CallOutcome.Permanent refused ->
          throw new IllegalStateException("not an answer: " + refused);
    };
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
