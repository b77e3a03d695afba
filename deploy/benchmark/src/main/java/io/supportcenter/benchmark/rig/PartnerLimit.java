package io.supportcenter.benchmark.rig;

import java.util.Map;

/** What a service may ask of one partner at once, and how long each answer takes. */
public final class PartnerLimit {

  /** The kit's default. */
  public static final int AT_ONCE = 16;

  public static final int ANSWER_MS = 50;

  /** Of one partner, per second, when as many as may be are always being asked. */
  public static final double ANSWERS_PER_SECOND_MAX = AT_ONCE * 1000.0 / ANSWER_MS;

  /** For the service, so that it is bound by the number that it is measured against. */
  public static final Map<String, String> SETTING =
      Map.of("support-center.calls.max-concurrency-per-partner", Integer.toString(AT_ONCE));

  private PartnerLimit() {}
}
