package io.supportcenter.activation.testing;

import io.supportcenter.kit.testing.RealParts;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** The shared real parts, and simulated providers. Waits are short. */
public class ActivationParts extends RealParts {

  public static final String LOG_FILE = "target/activation-it.log";

  @Override
  protected Map<String, String> configuration() {
    return Map.of(
        "test.providers.url", simulate("ServiceProviderBackEnd", "providers.json"),
        "activation.credentials.keys", credentialsKey(),
        "activation.waits.for-registration", "PT12S",
        "activation.waits.for-device", "PT12S",
        "quarkus.log.file.enabled", "true",
        "quarkus.log.file.path", LOG_FILE,
        "quarkus.log.category.\"io.supportcenter\".level", "DEBUG");
  }

  static String credentialsKey() {
    byte[] key = "activation-test-credentials-key!".getBytes(StandardCharsets.US_ASCII);
    return "1:" + Base64.getEncoder().encodeToString(key);
  }
}
