package io.supportcenter.activation.progress;

import io.supportcenter.activation.activation.Activation;
import io.supportcenter.activation.activation.ActivationId;
import io.supportcenter.activation.activation.ActivationPolicy;
import io.supportcenter.activation.activation.Decision;
import io.supportcenter.activation.activation.Occurrence;
import io.supportcenter.activation.device.AssetId;
import io.supportcenter.activation.subscription.SealedSubscription;
import io.supportcenter.kit.assets.AssetProjection;
import io.supportcenter.kit.work.Effects;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Carries activations on: locks them, decides, stores. Whoever changes an activation does it here.
 * Order of locks: assets, then activations, each in the order of their ids.
 */
@ApplicationScoped
public class Activations {

  private final ActivationPolicy policy;
  private final AssetProjection projection;
  private final ProviderCalls calls;

  Activations(ActivationPolicy policy, AssetProjection projection, ProviderCalls calls) {
    this.policy = policy;
    this.projection = projection;
    this.calls = calls;
  }

  /** What became of the steps, in their order; none for an activation that there is not. */
  public record Advanced(List<Decision> decisions, Effects effects) {}

  /** These devices changed in the projection. */
  public Advanced devicesChanged(Connection tx, Collection<AssetId> assets) throws SQLException {
    AssetLocks.lock(tx, assets);
    List<Activation> live = ActivationStore.lockLive(tx, assets);
    List<Step> steps =
        live.stream().map(a -> new Step(a.id(), Occurrence.DeviceSeen::new, 0)).toList();
    return advance(tx, live, steps);
  }

  public Advanced advance(Connection tx, List<Step> steps) throws SQLException {
    List<ActivationId> ids = steps.stream().map(Step::activation).toList();
    AssetLocks.lock(tx, ActivationStore.assets(tx, ids));
    return advance(tx, ActivationStore.lock(tx, ids), steps);
  }

  /** The user's subscription, sealed. Stored only when the activation takes it. */
  public Advanced giveCredentials(Connection tx, ActivationId id, SealedSubscription sealed)
      throws SQLException {
    AssetLocks.lock(tx, ActivationStore.assets(tx, List.of(id)));
    List<Activation> locked = ActivationStore.lock(tx, List.of(id));
    Advanced advanced =
        advance(tx, locked, List.of(Step.of(id, new Occurrence.CredentialsGiven())));
    if (locked.stream().anyMatch(a -> a.state().takesCredentials())) {
      EnvelopeStore.put(tx, id, sealed);
    }
    return advanced;
  }

  public Optional<SealedSubscription> credentials(Connection tx, ActivationId id)
      throws SQLException {
    return EnvelopeStore.find(tx, id);
  }

  private Advanced advance(Connection tx, List<Activation> locked, List<Step> steps)
      throws SQLException {
    Instant now = Instant.now();
    Map<ActivationId, Activation> before = new HashMap<>();
    locked.forEach(a -> before.put(a.id(), a));
    Standings standings =
        Standings.read(
            tx, projection, locked.stream().map(activation -> activation.order().asset()).toList());
    Map<ActivationId, Activation> current = new HashMap<>(before);
    Outcome outcome = new Outcome(calls, now);
    for (Step step : steps) {
      Activation activation = current.get(step.activation());
      if (activation != null) {
        Occurrence occurrence = step.occurrence().apply(standings.of(activation.order()));
        Decision decision = policy.decide(activation, occurrence, now);
        current.put(activation.id(), decision.after());
        outcome.add(decision, step.round());
      }
    }
    store(tx, before, current, now);
    return new Advanced(outcome.decisions(), outcome.effects());
  }

  private static void store(
      Connection tx,
      Map<ActivationId, Activation> before,
      Map<ActivationId, Activation> after,
      Instant now)
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
    ActivationStore.update(tx, changed, now);
    EnvelopeStore.wipe(tx, forgetting);
  }
}
