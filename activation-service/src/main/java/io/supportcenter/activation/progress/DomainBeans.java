package io.supportcenter.activation.progress;

import io.smallrye.config.ConfigMapping;
import io.supportcenter.activation.activation.ActivationLimits;
import io.supportcenter.activation.activation.ActivationPolicy;
import io.supportcenter.activation.subscription.SubscriptionVault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The domain's objects, as configured. */
@ApplicationScoped
class DomainBeans {

  /** Keys for credentials. No default: a service without a key does not start. */
  @ConfigMapping(prefix = "activation.credentials")
  interface CredentialsConfig {

    /**
     * {@code number:base64} of each live key, 32 bytes. The highest number encrypts; an older key
     * can go when nothing waits that it has encrypted.
     */
    List<String> keys();
  }

  @Produces
  @Singleton
  ActivationLimits limits(LimitsConfig config) {
    return new ActivationLimits(
        config.forRegistration(), config.forUser(), config.forProvider(), config.forDevice());
  }

  @Produces
  @Singleton
  ActivationPolicy policy(ActivationLimits limits) {
    return new ActivationPolicy(limits);
  }

  @Produces
  @Singleton
  SubscriptionVault vault(CredentialsConfig config) {
    Map<Integer, byte[]> keys = new HashMap<>();
    for (String text : config.keys()) {
      int colon = text.indexOf(':');
      if (colon < 1) {
        throw new IllegalArgumentException("a key for credentials is written number:base64");
      }
      keys.put(
          Integer.valueOf(text.substring(0, colon).strip()),
          Base64.getDecoder().decode(text.substring(colon + 1).strip()));
    }
    return SubscriptionVault.of(keys, Collections.max(keys.keySet()));
  }
}
