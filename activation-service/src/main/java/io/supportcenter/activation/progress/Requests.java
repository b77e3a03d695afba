package io.supportcenter.activation.progress;

import io.supportcenter.activation.activation.Activation;
import io.supportcenter.activation.activation.ActivationId;
import io.supportcenter.activation.activation.ActivationPolicy;
import io.supportcenter.activation.activation.Decision;
import io.supportcenter.activation.activation.ServiceOrder;
import io.supportcenter.activation.device.AssetId;
import io.supportcenter.activation.directory.ProviderDirectory;
import io.supportcenter.activation.progress.Activations.Advanced;
import io.supportcenter.activation.subscription.SealedSubscription;
import io.supportcenter.kit.assets.AssetProjection;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes requests for activations, by whatever way they come. */
@ApplicationScoped
public class Requests {

  private final ActivationPolicy policy;
  private final AssetProjection projection;
  private final ProviderDirectory providers;
  private final ProviderCalls calls;

  Requests(
      ActivationPolicy policy,
      AssetProjection projection,
      ProviderDirectory providers,
      ProviderCalls calls) {
    this.policy = policy;
    this.projection = projection;
    this.providers = providers;
    this.calls = calls;
  }

  /**
   * A request.
   *
   * @param subscription sealed for this activation; absent when the user has yet to give it
   */
  public record Request(
      ActivationId id, ServiceOrder order, Optional<SealedSubscription> subscription) {}

  /** Decides on them and stores them; one that was there already changes nothing. */
  public Advanced take(Connection tx, List<Request> requests) throws SQLException {
    Instant now = Instant.now();
    List<AssetId> assets = requests.stream().map(r -> r.order().asset()).toList();
    List<ActivationId> ids = requests.stream().map(Request::id).toList();
    Set<String> known =
        providers.known(tx, requests.stream().map(r -> r.order().provider().value()).toList());
    AssetLocks.lock(tx, assets);
    RequestFold fold =
        new RequestFold(
            known,
            ActivationStore.lock(tx, ids),
            ActivationStore.lockLive(tx, assets),
            Standings.read(tx, projection, assets));
    Outcome outcome = new Outcome(calls, now);
    for (Request request : requests) {
      fold.decide(policy, request, now).ifPresent(decision -> outcome.add(decision, 0));
    }
    store(tx, requests, outcome.decisions(), now);
    return new Advanced(outcome.decisions(), outcome.effects());
  }

  private static void store(
      Connection tx, List<Request> requests, List<Decision> decisions, Instant now)
      throws SQLException {
    List<Activation> activations = decisions.stream().map(Decision::after).toList();
    ActivationStore.insert(tx, activations, now);
    Set<ActivationId> keeping =
        activations.stream()
            .filter(Activation::hasCredentials)
            .map(Activation::id)
            .collect(Collectors.toSet());
    for (Request request : requests) {
      if (keeping.contains(request.id()) && request.subscription().isPresent()) {
        EnvelopeStore.put(tx, request.id(), request.subscription().get());
      }
    }
  }
}
