package io.supportcenter.activation.activation.store;

import io.supportcenter.activation.activation.Activation;
import io.supportcenter.activation.activation.ActivationId;
import io.supportcenter.activation.activation.ActivationPolicy;
import io.supportcenter.activation.activation.ActivationRequest;
import io.supportcenter.activation.activation.Decision;
import io.supportcenter.activation.activation.Obstacles;
import io.supportcenter.activation.activation.ServiceOrder;
import io.supportcenter.activation.provider.PlanId;
import io.supportcenter.activation.provider.ProviderId;
import io.supportcenter.kit.values.AssetId;
import io.supportcenter.kit.values.UserId;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Decides on requests one after the other, each knowing of those before it. Used by one thread. */
final class RequestFold {

  private final Set<String> knownProviders;
  private final Map<ActivationId, ServiceOrder> known;
  private final Set<Service> live;
  private final DeviceEligibilities eligibilities;

  RequestFold(
      Set<String> knownProviders,
      List<Activation> known,
      List<Activation> live,
      DeviceEligibilities eligibilities) {
    this.knownProviders = knownProviders;
    this.known = new HashMap<>();
    known.forEach(activation -> this.known.put(activation.id(), activation.order()));
    this.live =
        live.stream()
            .filter(activation -> activation.state().isWanted())
            .map(activation -> Service.of(activation.order()))
            .collect(Collectors.toCollection(HashSet::new));
    this.eligibilities = eligibilities;
  }

  /** One service on one device, for the user who owns it. */
  private record Service(UserId user, AssetId asset, ProviderId provider, PlanId plan) {

    static Service of(ServiceOrder order) {
      return new Service(order.user(), order.asset(), order.provider(), order.plan());
    }
  }

  /** Whether another request came under the same id before. */
  boolean isReused(ActivationRequest request) {
    ServiceOrder earlier = known.get(request.id());
    return earlier != null && !earlier.asksForSame(request.order());
  }

  /** Empty when the request is known already. */
  Optional<Decision> decide(ActivationPolicy policy, ActivationRequest request, Instant now) {
    ServiceOrder order = request.order();
    if (known.putIfAbsent(request.id(), order) != null) {
      return Optional.empty();
    }
    Service service = Service.of(order);
    Obstacles obstacles =
        new Obstacles(!knownProviders.contains(order.provider().value()), live.contains(service));
    Decision decision = policy.request(request, eligibilities.of(order), obstacles, now);
    if (decision.after().state().isWanted()) {
      live.add(service);
    }
    return Optional.of(decision);
  }
}
