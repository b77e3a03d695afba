package io.supportcenter.activation.testing;

import io.supportcenter.kit.testing.RealParts;
import java.util.Map;

/** The shared real parts, and simulated providers. Waits are short. */
public class ActivationParts extends RealParts {

  public static final String LOG_FILE = "target/activation-it.log";

  @Override
  protected Map<String, String> configuration() {
    return Map.of(
        "test.providers.url", simulate("ServiceProviderBackEnd", "providers.json"),
        "activation.waits.for-registration", "PT12S",
        "activation.waits.for-device", "PT12S",
        "quarkus.log.file.enabled", "true",
        "quarkus.log.file.path", LOG_FILE,
        "quarkus.log.category.\"io.supportcenter\".level", "DEBUG");
  }
}
