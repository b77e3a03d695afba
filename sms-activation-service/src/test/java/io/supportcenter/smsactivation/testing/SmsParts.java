package io.supportcenter.smsactivation.testing;

import io.supportcenter.kit.testing.RealParts;
import java.util.Base64;
import java.util.Map;
import java.util.Random;

/** The shared real parts, and what an operator sets for this service. */
public class SmsParts extends RealParts {

  @Override
  protected Map<String, String> configuration() {
    return Map.of(
        "sms-activation.peppers", "1:" + pepper(), "sms-activation.charges.device-wait", "PT12S");
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
