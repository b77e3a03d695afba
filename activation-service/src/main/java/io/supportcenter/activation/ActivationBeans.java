package io.supportcenter.activation;

import io.supportcenter.activation.activation.ActivationLimits;
import io.supportcenter.activation.activation.ActivationPolicy;
import io.supportcenter.activation.activation.partner.ProviderKeys;
import io.supportcenter.activation.problem.ActivationProblem;
import io.supportcenter.activation.subscription.SubscriptionVault;
import io.supportcenter.events.ActivationCancelled;
import io.supportcenter.events.ActivationFailed;
import io.supportcenter.events.ActivationHeld;
import io.supportcenter.events.ActivationProgressed;
import io.supportcenter.events.ActivationRejected;
import io.supportcenter.events.ActivationSubmitted;
import io.supportcenter.events.DeactivationStalled;
import io.supportcenter.events.ServiceActivated;
import io.supportcenter.events.ServiceDeactivated;
import io.supportcenter.events.ServiceDeactivating;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.events.PublishedEvents;
import io.supportcenter.kit.partner.PartnerClient;
import io.supportcenter.kit.partner.PartnerDirectory;
import io.supportcenter.kit.partner.PartnerGuard;
import io.supportcenter.kit.rest.ProblemCodes;
import io.supportcenter.kit.rest.SecretHash;
import io.supportcenter.kit.security.DatabaseKey;
import io.supportcenter.kit.security.SealedColumn;
import io.supportcenter.kit.values.Vault;
import io.supportcenter.schemas.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** The beans of this service that depend on its configuration. */
@ApplicationScoped
class ActivationBeans {

  @Produces
  @Singleton
  ProblemCodes problems() {
    return new ProblemCodes(ActivationProblem.values());
  }

  @Produces
  @Singleton
  PublishedEvents publishedEvents() {
    return new PublishedEvents(
        Map.of(
            Topics.ACTIVATIONS,
            List.of(
                ActivationProgressed.class,
                ActivationHeld.class,
                ActivationSubmitted.class,
                ServiceActivated.class,
                ActivationRejected.class,
                ActivationFailed.class,
                ActivationCancelled.class,
                ServiceDeactivating.class,
                DeactivationStalled.class,
                ServiceDeactivated.class)));
  }

  @Produces
  @Singleton
  ActivationLimits limits(ActivationConfig config) {
    ActivationConfig.Waits waits = config.waits();
    return new ActivationLimits(
        waits.forRegistration(),
        waits.forUser(),
        waits.forProvider(),
        waits.forDevice(),
        waits.forEnding());
  }

  @Produces
  @Singleton
  ActivationPolicy policy(ActivationLimits limits) {
    return new ActivationPolicy(limits);
  }

  @Produces
  @Singleton
  SubscriptionVault subscriptions(Vault vault) {
    return new SubscriptionVault(vault);
  }

  @Produces
  @Singleton
  SecretHash secretHash(DatabaseKey key) {
    return secret -> key.hash("request", secret);
  }

  @Produces
  @Singleton
  SealedColumn tokens() {
    return PartnerGuard.tokens("provider");
  }

  /** As {@code Binding} says it. */
  @Produces
  @Singleton
  SealedColumn envelopes() {
    return SealedColumn.ofBytes(
        "subscription_envelope",
        "ciphertext",
        "true",
        """
        (SELECT 'subscription:'
            || octet_length(a.user_id) || ':' || a.user_id || '|'
            || octet_length(a.provider_id) || ':' || a.provider_id || '|'
            || octet_length(a.id::text) || ':' || a.id || '|' || schema_version
          FROM activation a WHERE a.id = activation_id)
        """);
  }

  /** Calls to a provider wait until it is in the directory. */
  @Produces
  @Singleton
  PartnerClient providers(Transactions transactions, PartnerGuard guard, ActivationConfig config) {
    return new PartnerClient(
        new PartnerDirectory(transactions, guard, "provider"),
        config.providers(),
        new CallOutcome.Retryable("not in the directory"));
  }

  @Produces
  @Singleton
  ProviderKeys providerKeys(PartnerClient client, ActivationConfig config) {
    return new ProviderKeys(client, config.providers().keysKeep());
  }
}
