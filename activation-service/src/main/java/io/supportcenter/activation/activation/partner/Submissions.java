package io.supportcenter.activation.activation.partner;

import io.supportcenter.activation.activation.Activation;
import io.supportcenter.activation.activation.ActivationId;
import io.supportcenter.activation.activation.ActivationPolicy;
import io.supportcenter.activation.activation.Decision;
import io.supportcenter.activation.activation.ServiceOrder;
import io.supportcenter.activation.activation.Trigger;
import io.supportcenter.activation.activation.store.ActivationBatch;
import io.supportcenter.activation.activation.store.ActivationBatch.ActivationResult;
import io.supportcenter.activation.activation.store.EnvelopeStore;
import io.supportcenter.activation.activation.store.TriggeredActivation;
import io.supportcenter.activation.subscription.Binding;
import io.supportcenter.activation.subscription.SealedSubscription;
import io.supportcenter.activation.subscription.SubscriptionInformation;
import io.supportcenter.activation.subscription.SubscriptionVault;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.work.UnitOfWork;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * The point of no return: a submission begins in a transaction of its own, before anything is sent.
 * A cancellation or a theft is either before it and stops it, or after it.
 */
@Singleton
class Submissions {

  private static final Logger LOG = Logger.getLogger(Submissions.class);

  private final Transactions transactions;
  private final UnitOfWork unitOfWork;
  private final ActivationBatch activations;
  private final SubscriptionVault vault;

  Submissions(
      Transactions transactions,
      UnitOfWork unitOfWork,
      ActivationBatch activations,
      SubscriptionVault vault) {
    this.transactions = transactions;
    this.unitOfWork = unitOfWork;
    this.activations = activations;
    this.vault = vault;
  }

  /** What is to be sent, still encrypted. */
  record Sending(Activation activation, SealedSubscription subscription) {}

  /** Empty when the activation is no longer to be sent. */
  Optional<Sending> begin(ActivationId id) {
    return transactions.beforeCall(() ->
        transactions.inNew(tx -> {
          ActivationResult begun =
              activations.advance(
                  tx, List.of(TriggeredActivation.of(id, new Trigger.SubmissionBegun())));
          Optional<Sending> sending = sending(tx, begun);
          unitOfWork.write(tx, begun.effects());
          return sending;
        }));
  }

  /**
   * With the subscription opened, for the provider alone. Empty when its key is gone: the user has
   * to give it again.
   */
  Optional<NewService> open(Sending sending) {
    ServiceOrder order = sending.activation().order();
    UUID id = sending.activation().id().value();
    try {
      SubscriptionInformation subscription =
          vault.open(sending.subscription(), new Binding(order.user(), order.provider(), id));
      return Optional.of(
          new NewService(
              id,
              order.user(),
              order.plan(),
              sending.activation().device().orElseThrow(),
              subscription));
    } catch (IllegalArgumentException e) {
      LOG.errorf("the subscription of activation %s does not open: %s", id, e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<Sending> sending(Connection tx, ActivationResult begun) throws SQLException {
    for (Decision decision : begun.decisions()) {
      Activation activation = decision.after();
      if (ActivationPolicy.maySend(activation, begun.eligibility(activation))) {
        return EnvelopeStore.find(tx, activation.id())
            .map(sealed -> new Sending(activation, sealed));
      }
    }
    return Optional.empty();
  }
}
