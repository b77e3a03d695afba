package io.supportcenter.reactivation.testing;

import io.supportcenter.kit.testing.RealParts;
import java.util.Map;

/** The shared real parts, and simulated account systems. */
public class ReactivationParts extends RealParts {

  @Override
  protected Map<String, String> configuration() {
    return Map.of(
        "test.account-systems.url",
        simulate("AccountSystemBackEnd", "account-systems.json"),
        "reactivation.account-patience",
        "PT12S",
        "reactivation.account-system-patience",
        "PT20S");
  }
}
