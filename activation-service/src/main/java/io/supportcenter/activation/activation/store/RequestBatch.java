package io.supportcenter.activation.activation.store;

import io.supportcenter.activation.activation.Activation;
import io.supportcenter.activation.activation.ActivationId;
import io.supportcenter.activation.activation.ActivationPolicy;
import io.supportcenter.activation.activation.ActivationRequest;
import io.supportcenter.activation.activation.Decision;
import io.supportcenter.activation.activation.events.RequestRefusals;
import io.supportcenter.activation.activation.store.ActivationBatch.ActivationResult;
import io.supportcenter.activation.provider.store.ProviderStore;
import io.supportcenter.kit.assets.AssetProjection;
import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.erasure.ErasedUsers;
import io.supportcenter.kit.events.OutboundEvent;
import io.supportcenter.kit.values.AssetId;
import io.supportcenter.kit.work.Effects;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
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

  /**
   * What became of requests.
   *
   * @param reused those under whose id another request came before; they are refused by an event
   */
  public record Taken(ActivationResult result, List<ActivationRequest> reused) {}

  /**
   * Decides on them and stores them. A request that is known already changes nothing; another one
   * under its id is refused by an event.
   */
  public Taken take(Connection tx, List<ActivationRequest> requests) throws SQLException {
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
    List<ActivationRequest> reused = new ArrayList<>();
    for (ActivationRequest request : requests) {
      if (fold.isReused(request)) {
        reused.add(request);
      }
      fold.decide(policy, request, now).ifPresent(decision -> log.add(decision, 0));
    }
    store(tx, requests, log.decisions());
    List<OutboundEvent> events = new ArrayList<>(log.effects().events());
    List<OutboundEvent> refusals =
        reused.stream().map(request -> RequestRefusals.reused(request, now)).toList();
    events.addAll(refusals);
    List<BackendCall> followUps = new ArrayList<>(log.effects().calls());
    followUps.addAll(RefusedRequests.add(tx, refusals));
    followUps.addAll(
        ErasedUsers.seen(tx, requests.stream().map(r -> r.order().user().value()).toList()));
    return new Taken(
        new ActivationResult(log.decisions(), new Effects(events, followUps), eligibilities),
        reused);
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
