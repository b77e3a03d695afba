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
import io.supportcenter.kit.rest.ProblemCodes;
import io.supportcenter.kit.rest.SecretHash;
import io.supportcenter.kit.values.KeyedHasher;
import io.supportcenter.kit.values.VersionedKeys;
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
  SubscriptionVault vault(ActivationConfig config) {
    return SubscriptionVault.of(VersionedKeys.parse(config.credentials().keys()));
  }

  @Produces
  @Singleton
  SecretHash secretHash(ActivationConfig config) {
    KeyedHasher hasher = new KeyedHasher(VersionedKeys.parse(config.credentials().keys()));
    return secret -> hasher.toStore("request", secret).hex();
  }

  /** Calls to a provider wait until it is in the directory. */
  @Produces
  @Singleton
  PartnerClient providers(Transactions transactions, ActivationConfig config) {
    return new PartnerClient(
        new PartnerDirectory(transactions, "provider"),
        config.providers(),
        new CallOutcome.Retryable("not in the directory"));
  }

  @Produces
  @Singleton
  ProviderKeys providerKeys(PartnerClient client, ActivationConfig config) {
    return new ProviderKeys(client, config.providers().keysKeep());
  }
}
