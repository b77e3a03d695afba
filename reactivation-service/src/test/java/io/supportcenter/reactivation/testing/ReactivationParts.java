package io.supportcenter.reactivation.testing;

import io.supportcenter.kit.testing.RealParts;
import io.supportcenter.kit.testing.Simulator;
import java.util.HashMap;
import java.util.Map;

/** The shared real parts, and simulated account systems. */
public class ReactivationParts extends RealParts {

  private Simulator accountSystems;

  @Override
  public Map<String, String> start() {
    Map<String, String> config = new HashMap<>(super.start());
    accountSystems = Simulator.start("AccountSystemBackEnd", "account-systems.json");
    config.put("test.account-systems.url", accountSystems.url());
    config.put("reactivation.account-patience", "PT12S");
    return config;
  }

  @Override
  public void stop() {
    accountSystems.stop();
    super.stop();
  }
}
