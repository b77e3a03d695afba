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

  /** Triggers an activation that the caller may reach. */
  Decision trigger(String id, Trigger trigger) {
    TriggeredActivation triggered = TriggeredActivation.of(reachable(id).id(), trigger);
    return run(tx -> activations.advance(tx, List.of(triggered)));
  }

  /** Who gives the command that is being carried out. */
  Actor actor() {
    Actor.Kind kind = Actor.Kind.USER;
    if (caller.isStaff()) {
      kind = Actor.Kind.AGENT;
    }
    return new Actor(kind, caller.subject());
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
