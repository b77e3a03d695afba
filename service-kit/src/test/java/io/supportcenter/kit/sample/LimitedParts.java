package io.supportcenter.kit.sample;

import java.util.HashMap;
import java.util.Map;

/** With limits that a test reaches. */
public class LimitedParts extends KitParts {

  public static final int OUTBOX_MAX = 20;
  public static final int PARKED_MAX = 3;
  public static final int INTAKE_BURST = 3;

  @Override
  public Map<String, String> start() {
    Map<String, String> config = new HashMap<>(super.start());
    config.put("support-center.outbox.max-depth", Integer.toString(OUTBOX_MAX));
    config.put("support-center.inbox.max-parked", Integer.toString(PARKED_MAX));
    config.put("support-center.rates.intake.burst", Integer.toString(INTAKE_BURST));
    config.put("support-center.rates.intake.per-second", "1");
    return config;
  }
}
