package io.supportcenter.activation.rest;

import io.supportcenter.activation.activation.ActivationId;
import io.supportcenter.activation.activation.ServiceOrder;
import io.supportcenter.activation.subscription.Binding;
import io.supportcenter.activation.subscription.SealedSubscription;
import io.supportcenter.activation.subscription.SubscriptionVault;
import jakarta.enterprise.context.ApplicationScoped;

/** Encrypts what users send of their subscriptions, before anything else is done with it. */
@ApplicationScoped
class Sealer {

  private final SubscriptionVault vault;

  Sealer(SubscriptionVault vault) {
    this.vault = vault;
  }

  SealedSubscription seal(SubscriptionBody body, ActivationId id, ServiceOrder order) {
    return vault.seal(
        body.toInformation(), new Binding(order.user(), order.provider(), id.value()));
  }
}
