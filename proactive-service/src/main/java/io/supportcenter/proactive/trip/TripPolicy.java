package io.supportcenter.proactive.trip;

import io.supportcenter.proactive.disruption.DisruptionPolicy;
import io.supportcenter.proactive.modification.NeedPolicy;
import io.supportcenter.proactive.relation.EffectPolicy;
import io.supportcenter.proactive.relation.RelationEngine;
import io.supportcenter.proactive.relation.RelationPolicy;

/** All rules by which a trip is judged, of one version. */
public record TripPolicy(
    RelationEngine relations,
    EffectPolicy effects,
    DisruptionPolicy disruptions,
    NeedPolicy needs) {

  public static final TripPolicy CURRENT = of(RelationPolicy.CURRENT);

  private static TripPolicy of(RelationPolicy policy) {
    EffectPolicy effects = new EffectPolicy(policy);
    return new TripPolicy(
        new RelationEngine(policy), effects, new DisruptionPolicy(effects), new NeedPolicy(policy));
  }
}
