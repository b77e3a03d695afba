package io.supportcenter.smsactivation.config;

import io.supportcenter.smsactivation.activation.ActivationPolicy;
import io.supportcenter.smsactivation.code.KeyedHasher;
import io.supportcenter.smsactivation.sender.GuessPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/** Domain objects as they are configured. */
@ApplicationScoped
class DomainBeans {

  @Produces
  @Singleton
  KeyedHasher hasher(SmsActivationConfig config) {
    Map<Integer, byte[]> peppers =
        config.peppers().stream()
            .map(pepper -> pepper.split(":", 2))
            .collect(Collectors.toMap(p -> Integer.valueOf(p[0]), DomainBeans::bytes));
    return new KeyedHasher(peppers, config.currentPepper());
  }

  @Produces
  @Singleton
  ActivationPolicy activationPolicy() {
    return new ActivationPolicy(GuessPolicy.STANDARD);
  }

  private static byte[] bytes(String[] pepper) {
    if (pepper.length < 2) {
      throw new IllegalArgumentException("a pepper is written version:base64");
    }
    return Base64.getDecoder().decode(pepper[1]);
  }
}
