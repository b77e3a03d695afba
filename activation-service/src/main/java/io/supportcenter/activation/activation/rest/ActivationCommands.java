package io.supportcenter.activation.activation.rest;

import io.supportcenter.activation.activation.Activation;
import io.supportcenter.activation.activation.ActivationId;
import io.supportcenter.activation.activation.Decision;
import io.supportcenter.activation.activation.ServiceOrder;
import io.supportcenter.activation.activation.Trigger;
import io.supportcenter.activation.activation.store.ActivationBatch;
import io.supportcenter.activation.activation.store.ActivationBatch.ActivationResult;
import io.supportcenter.activation.activation.store.ActivationQueries;
import io.supportcenter.activation.activation.store.TriggeredActivation;
import io.supportcenter.activation.subscription.Binding;
import io.supportcenter.activation.subscription.SealedSubscription;
import io.supportcenter.activation.subscription.SubscriptionVault;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.rest.Caller;
import io.supportcenter.kit.rest.Problems;
import io.supportcenter.kit.values.Actor;
import io.supportcenter.kit.work.UnitOfWork;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;

/** Commands on one activation, in the transaction of their request. */
@Singleton
class ActivationCommands {

  private final Transactions transactions;
  private final UnitOfWork unitOfWork;
  private final ActivationBatch activations;
  private final ActivationQueries queries;
  private final SubscriptionVault vault;
  private final Caller caller;

  ActivationCommands(
      Transactions transactions,
      UnitOfWork unitOfWork,
      ActivationBatch activations,
      ActivationQueries queries,
      SubscriptionVault vault,
      Caller caller) {
    this.transactions = transactions;
    this.unitOfWork = unitOfWork;
    this.activations = activations;
    this.queries = queries;
    this.vault = vault;
    this.caller = caller;
  }

  /**
   * An activation that the caller may reach.
   *
   * @throws io.supportcenter.kit.rest.ProblemException 404 for all others
   */
  Activation reachable(String id) {
    Activation activation = queries.find(parse(id)).orElseThrow(Problems::notFound);
    caller.check(activation.order().user().value());
    return activation;
  }

  /** Triggers an activation that the caller may reach, by a command of theirs. */
  Decision trigger(String id, Function<Actor, Trigger> command) {
    Activation activation = reachable(id);
    Actor actor = caller.actor(activation.order().user().value());
    TriggeredActivation triggered = TriggeredActivation.of(activation.id(), command.apply(actor));
    return run(tx -> activations.advance(tx, List.of(triggered)));
  }

  /** Encrypts a user's subscription before anything else is done with it. */
  SealedSubscription seal(SubscriptionBody body, ActivationId id, ServiceOrder order) {
    return vault.seal(
        body.toInformation(), new Binding(order.user(), order.provider(), id.value()));
  }

  /** The decision on the one activation that the work is about; its effects are written last. */
  Decision run(Transactions.Work<ActivationResult> work) {
    return transactions.inCurrent(tx -> {
      ActivationResult result = work.run(tx);
      unitOfWork.publish(tx, result.effects());
      return result.decisions().getFirst();
    });
  }

  private static ActivationId parse(String id) {
    try {
      return ActivationId.parse(id);
    } catch (IllegalArgumentException _) {
      throw Problems.notFound();
    }
  }
}
