package io.supportcenter.smsactivation.testing;

import io.supportcenter.kit.testing.RealParts;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** The shared real parts, and what an operator sets for this service. */
public class SmsParts extends RealParts {

  @Override
  public Map<String, String> start() {
    Map<String, String> config = new HashMap<>(super.start());
    config.put("sms-activation.peppers", "1:" + pepper());
    config.put("sms-activation.charges.device-wait", "PT12S");
    return config;
  }

  /** The same for a process. */
  public static Map<String, String> environment() {
    return Map.of("SMS_ACTIVATION_PEPPERS", "1:" + pepper());
  }

  private static String pepper() {
    byte[] bytes = new byte[32];
    new Random(9111301).nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
