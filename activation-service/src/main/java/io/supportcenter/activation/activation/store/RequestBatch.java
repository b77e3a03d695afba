package io.supportcenter.activation.activation.store;

import io.supportcenter.activation.activation.Activation;
import io.supportcenter.activation.activation.ActivationId;
import io.supportcenter.activation.activation.ActivationPolicy;
import io.supportcenter.activation.activation.ActivationRequest;
import io.supportcenter.activation.activation.Decision;
import io.supportcenter.activation.activation.store.ActivationBatch.ActivationResult;
import io.supportcenter.activation.provider.store.ProviderStore;
import io.supportcenter.kit.assets.AssetProjection;
import io.supportcenter.kit.values.AssetId;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Accepts requests for activations, from Kafka and from REST. */
@Singleton
public class RequestBatch {

  private final ActivationPolicy policy;
  private final AssetProjection projection;
  private final FollowUpCalls calls;

  RequestBatch(ActivationPolicy policy, AssetProjection projection, FollowUpCalls calls) {
    this.policy = policy;
    this.projection = projection;
    this.calls = calls;
  }

  /** Decides on them and stores them; a request that is known already changes nothing. */
  public ActivationResult take(Connection tx, List<ActivationRequest> requests)
      throws SQLException {
    Instant now = Instant.now();
    List<AssetId> assets = requests.stream().map(r -> r.order().asset()).toList();
    List<ActivationId> ids = requests.stream().map(ActivationRequest::id).toList();
    Set<String> known =
        ProviderStore.known(tx, requests.stream().map(r -> r.order().provider().value()).toList());
    AssetLocks.lock(tx, assets);
    DeviceEligibilities eligibilities = DeviceEligibilities.read(tx, projection, assets);
    RequestFold fold =
        new RequestFold(
            known,
            ActivationStore.lock(tx, ids),
            ActivationStore.lockLive(tx, assets),
            eligibilities);
    DecisionLog log = new DecisionLog(calls, now);
    for (ActivationRequest request : requests) {
      fold.decide(policy, request, now).ifPresent(decision -> log.add(decision, 0));
    }
    store(tx, requests, log.decisions());
    return new ActivationResult(log.decisions(), log.effects(), eligibilities);
  }

  private static void store(
      Connection tx, List<ActivationRequest> requests, List<Decision> decisions)
      throws SQLException {
    List<Activation> activations = decisions.stream().map(Decision::after).toList();
    ActivationStore.insert(tx, activations);
    Set<ActivationId> keeping =
        activations.stream()
            .filter(Activation::hasCredentials)
            .map(Activation::id)
            .collect(Collectors.toSet());
    for (ActivationRequest request : requests) {
      if (keeping.contains(request.id()) && request.subscription().isPresent()) {
        EnvelopeStore.put(tx, request.id(), request.subscription().get());
      }
    }
  }
}
