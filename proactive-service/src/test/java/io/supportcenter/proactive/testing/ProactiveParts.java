package io.supportcenter.proactive.testing;

import io.supportcenter.kit.testing.RealParts;
import java.util.Map;

/** The shared real parts, and simulated vendors. */
public class ProactiveParts extends RealParts {

  @Override
  protected Map<String, String> configuration() {
    return Map.of(
        "test.vendors.url", simulate("VendorBackEnd", "vendors.json"),
        "proactive.sessions.agent-grace", "PT6S",
        "proactive.sessions.offer-max", "PT6S",
        "proactive.sessions.asset-wait-max", "PT10S");
  }
}
