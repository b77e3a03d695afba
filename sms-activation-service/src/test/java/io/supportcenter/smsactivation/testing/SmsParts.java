package io.supportcenter.smsactivation.testing;

import io.supportcenter.kit.testing.FreePort;
import io.supportcenter.kit.testing.RealParts;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** The shared real parts, and what an operator sets for this service. */
public class SmsParts extends RealParts {

  public static final String GATEWAY = "aggregator";
  public static final String GATEWAY_PASSWORD = "gateway-secret";

  /** User name and password of the real Kannel, as its sample configuration has them. */
  private static final String KANNEL = "kannel";

  @Override
  public Map<String, String> start() {
    Map<String, String> config = new HashMap<>(super.start());
    int kannelPort = FreePort.take();
    config.put("sms-activation.peppers", "1:" + pepper());
    config.put("sms-activation.gateways." + GATEWAY, GATEWAY_PASSWORD);
    config.put("sms-activation.gateways." + KANNEL, KANNEL);
    config.put(
        "sms-activation.kannel-replies." + KANNEL,
        "http://127.0.0.1:" + kannelPort + "/cgi-bin/sendsms?username=centre&password=centre");
    config.put("test.kannel.sendsms-port", Integer.toString(kannelPort));
    config.put("sms-activation.charges.device-wait", "PT12S");
    return config;
  }

  /** The same for a process. */
  public static Map<String, String> environment() {
    return Map.of(
        "SMS_ACTIVATION_PEPPERS",
        "1:" + pepper(),
        "SMS_ACTIVATION_GATEWAYS_AGGREGATOR",
        GATEWAY_PASSWORD);
  }

  private static String pepper() {
    byte[] bytes = new byte[32];
    new Random(9111301).nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
