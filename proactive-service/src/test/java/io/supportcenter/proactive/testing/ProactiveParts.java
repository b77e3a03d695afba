package io.supportcenter.proactive.testing;

import io.supportcenter.kit.testing.RealParts;
import java.util.Map;

/** The shared real parts, and simulated vendors. */
public class ProactiveParts extends RealParts {

  public static final int FRAMES_BURST = 100;
  public static final int STREAMS_MAX = 5;

  @Override
  protected Map<String, String> configuration() {
    return Map.of(
        "test.vendors.url", simulate("VendorBackEnd", "vendors.json"),
        "proactive.sessions.agent-grace", "PT6S",
        "proactive.sessions.offer-max", "PT6S",
        "proactive.sessions.asset-wait-max", "PT10S",
        "support-center.rates.frames.per-second", "20",
        "support-center.rates.frames.burst", Integer.toString(FRAMES_BURST),
        "support-center.streams.per-caller", Integer.toString(STREAMS_MAX));
  }
}
