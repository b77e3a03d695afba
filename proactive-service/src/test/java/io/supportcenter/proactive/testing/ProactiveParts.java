package io.supportcenter.proactive.testing;

import io.supportcenter.kit.testing.RealParts;
import io.supportcenter.kit.testing.Simulator;
import java.util.HashMap;
import java.util.Map;

/** The shared real parts, and simulated vendors. */
public class ProactiveParts extends RealParts {

  private Simulator vendors;

  @Override
  public Map<String, String> start() {
    Map<String, String> config = new HashMap<>(super.start());
    vendors = Simulator.start("VendorBackEnd", "vendors.json");
    config.put("test.vendors.url", vendors.url());
    config.put("quarkus.http.test-port", "0");
    config.put("proactive.sessions.agent-grace", "PT6S");
    config.put("proactive.sessions.offer-max", "PT6S");
    config.put("proactive.sessions.asset-wait-max", "PT10S");
    return config;
  }

  @Override
  public void stop() {
    vendors.stop();
    super.stop();
  }
}
