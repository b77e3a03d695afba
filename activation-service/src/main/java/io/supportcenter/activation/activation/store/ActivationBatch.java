package io.supportcenter.activation.activation.store;

import io.supportcenter.activation.activation.Activation;
import io.supportcenter.activation.activation.ActivationId;
import io.supportcenter.activation.activation.ActivationPolicy;
import io.supportcenter.activation.activation.Decision;
import io.supportcenter.activation.activation.Trigger;
import io.supportcenter.activation.device.DeviceEligibility;
import io.supportcenter.activation.subscription.SealedSubscription;
import io.supportcenter.kit.assets.AssetProjection;
import io.supportcenter.kit.values.AssetId;
import io.supportcenter.kit.work.Effects;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Locks activations, decides and stores. Every change of an activation is made here. Order of
 * locks: assets, then activations, each in the order of their ids.
 */
@Singleton
public class ActivationBatch {

  private final ActivationPolicy policy;
  private final AssetProjection projection;
  private final FollowUpCalls calls;

  ActivationBatch(ActivationPolicy policy, AssetProjection projection, FollowUpCalls calls) {
    this.policy = policy;
    this.projection = projection;
    this.calls = calls;
  }

  /** The decisions, in the order of the triggers; none for an activation that does not exist. */
  public record ActivationResult(
      List<Decision> decisions, Effects effects, DeviceEligibilities eligibilities) {

    /** Of the activation's device, as it was read in the same transaction. */
    public DeviceEligibility eligibility(Activation activation) {
      return eligibilities.of(activation.order());
    }
  }

  /** These devices changed in the projection. */
  public ActivationResult devicesChanged(Connection tx, Collection<AssetId> assets)
      throws SQLException {
    AssetLocks.lock(tx, assets);
    List<Activation> live = ActivationStore.lockLive(tx, assets);
    List<TriggeredActivation> triggered =
        live.stream()
            .map(a -> new TriggeredActivation(a.id(), Trigger.DeviceSeen::new, 0))
            .toList();
    return advance(tx, live, triggered);
  }

  public ActivationResult advance(Connection tx, List<TriggeredActivation> triggered)
      throws SQLException {
    List<ActivationId> ids = triggered.stream().map(TriggeredActivation::activation).toList();
    AssetLocks.lock(tx, ActivationStore.assets(tx, ids));
    return advance(tx, ActivationStore.lock(tx, ids), triggered);
  }

  /** The user's subscription, sealed. Stored only when the activation takes it. */
  public ActivationResult giveCredentials(Connection tx, ActivationId id, SealedSubscription sealed)
      throws SQLException {
    ActivationResult advanced =
        advance(tx, List.of(TriggeredActivation.of(id, new Trigger.CredentialsGiven())));
    if (advanced.decisions().stream().anyMatch(d -> d.before().state().takesCredentials())) {
      EnvelopeStore.put(tx, id, sealed);
    }
    return advanced;
  }

  private ActivationResult advance(
      Connection tx, List<Activation> locked, List<TriggeredActivation> triggered)
      throws SQLException {
    Instant now = Instant.now();
    Map<ActivationId, Activation> before = new HashMap<>();
    locked.forEach(a -> before.put(a.id(), a));
    DeviceEligibilities eligibilities =
        DeviceEligibilities.read(
            tx, projection, locked.stream().map(a -> a.order().asset()).toList());
    Map<ActivationId, Activation> current = new HashMap<>(before);
    DecisionLog log = new DecisionLog(calls, now);
    for (TriggeredActivation one : triggered) {
      Activation activation = current.get(one.activation());
      if (activation != null) {
        Trigger trigger = one.trigger().apply(eligibilities.of(activation.order()));
        Decision decision = policy.decide(activation, trigger, now);
        current.put(activation.id(), decision.after());
        log.add(decision, one.round());
      }
    }
    store(tx, before, current);
    CommandStore.insert(tx, log.commands());
    return new ActivationResult(log.decisions(), log.effects(), eligibilities);
  }

  private static void store(
      Connection tx, Map<ActivationId, Activation> before, Map<ActivationId, Activation> after)
      throws SQLException {
    List<Activation> changed = new ArrayList<>();
    List<Activation> forgetting = new ArrayList<>();
    for (Activation activation : after.values()) {
      Activation was = before.get(activation.id());
      if (!was.equals(activation)) {
        changed.add(activation);
      }
      if (was.hasCredentials() && !activation.hasCredentials()) {
        forgetting.add(activation);
      }
    }
    ActivationStore.update(tx, changed);
    EnvelopeStore.wipe(tx, forgetting);
  }
}
