package io.supportcenter.smsactivation.testing;

import io.supportcenter.kit.testing.RealParts;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** The shared real parts, and what an operator sets for this service. */
public class SmsParts extends RealParts {

  public static final String GATEWAY = "kannel";
  public static final String GATEWAY_PASSWORD = "gateway-secret";

  @Override
  public Map<String, String> start() {
    Map<String, String> config = new HashMap<>(super.start());
    config.put("sms-activation.peppers", "1:" + pepper());
    config.put("sms-activation.gateways." + GATEWAY, GATEWAY_PASSWORD);
    config.put("sms-activation.charges.device-wait", "PT4S");
    return config;
  }

  public static String pepper() {
    byte[] bytes = new byte[32];
    new Random(9111301).nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
