package io.supportcenter.activation.testing;

import io.supportcenter.kit.testing.RealParts;
import io.supportcenter.kit.testing.Simulator;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** The shared real parts, and simulated providers. Waits are short. */
public class ActivationParts extends RealParts {

  public static final String LOG_FILE = "target/activation-it.log";

  private Simulator providers;

  @Override
  public Map<String, String> start() {
    Map<String, String> config = new HashMap<>(super.start());
    providers = Simulator.start("ServiceProviderBackEnd", "providers.json");
    config.put("test.providers.url", providers.url());
    config.put("activation.credentials.keys", credentialsKey());
    config.put("activation.waits.for-registration", "PT12S");
    config.put("activation.waits.for-device", "PT12S");
    config.put("quarkus.log.file.enabled", "true");
    config.put("quarkus.log.file.path", LOG_FILE);
    config.put("quarkus.log.category.\"io.supportcenter\".level", "DEBUG");
    return config;
  }

  public static String credentialsKey() {
    byte[] key = "activation-test-credentials-key!".getBytes(StandardCharsets.US_ASCII);
    return "1:" + Base64.getEncoder().encodeToString(key);
  }

  @Override
  public void stop() {
    providers.stop();
    super.stop();
  }
}
