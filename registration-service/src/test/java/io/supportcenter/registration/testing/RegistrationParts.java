package io.supportcenter.registration.testing;

import io.supportcenter.kit.testing.RealParts;
import io.supportcenter.kit.testing.Simulator;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** The shared real parts, and simulated partners. */
public class RegistrationParts extends RealParts {

  private static final String IDENTITY_KEY = "registration-test-identity-key-32b!";

  private Simulator retailers;
  private Simulator manufacturers;

  @Override
  public Map<String, String> start() {
    Map<String, String> config = new HashMap<>(super.start());
    retailers = Simulator.start("RetailerBackEnd", "retailers.json");
    manufacturers = Simulator.start("ManufacturerBackEnd", "manufacturers.json");
    config.put("test.retailers.url", retailers.url());
    config.put("test.manufacturers.url", manufacturers.url());
    config.put(
        "registration.identity.keys",
        "1:" + base64(IDENTITY_KEY.getBytes(StandardCharsets.US_ASCII)));
    return config;
  }

  @Override
  public void stop() {
    retailers.stop();
    manufacturers.stop();
    super.stop();
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
