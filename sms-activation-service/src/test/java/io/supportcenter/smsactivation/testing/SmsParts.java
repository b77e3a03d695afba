package io.supportcenter.smsactivation.testing;

import io.supportcenter.kit.testing.RealParts;
import io.supportcenter.kit.testing.TraceCollector;
import java.util.Base64;
import java.util.Map;
import java.util.Random;

/** The shared real parts, and what an operator sets for this service. */
public class SmsParts extends RealParts {

  @Override
  protected Map<String, String> configuration() {
    return Map.ofEntries(
        Map.entry("sms-activation.peppers", "1:" + pepper()),
        Map.entry("sms-activation.charges.device-wait", "PT12S"),
        Map.entry("sms-activation.charges.account-limit.count", "250"),
        Map.entry("sms-activation.charges.merchant-limit.amount", "3000"),
        Map.entry("sms-activation.charges.merchant-limit.count", "300"),
        Map.entry("sms-activation.issuer-limit.orders", "10"),
        Map.entry("sms-activation.budgets.prefix-digits", "9"),
        Map.entry("sms-activation.budgets.replies-per-prefix", "20"),
        Map.entry("sms-activation.budgets.guesses-per-batch", "3"),
        Map.entry("quarkus.http.access-log.enabled", "true"),
        Map.entry("quarkus.otel.exporter.otlp.endpoint", TraceCollector.start()),
        Map.entry("quarkus.otel.exporter.otlp.protocol", "http/protobuf"),
        Map.entry("quarkus.otel.bsp.schedule.delay", "PT0.2S"));
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
