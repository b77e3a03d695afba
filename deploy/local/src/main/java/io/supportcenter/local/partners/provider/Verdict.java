package io.supportcenter.local.partners.provider;

import io.supportcenter.local.partners.provider.SubscriptionReader.Given;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Whether a provider lets a subscriber have a service.
 *
 * @param subscriber null when the number is unknown
 */
record Verdict(Subscriber subscriber, Collection<ProvidedService> services) {

  /** Why not; empty when it does. */
  Optional<TmfError> on(ServiceRequest request, Plan plan, Given given) {
    if (!plan.worksOn(request.model())) {
      return refuse("SERVICE_NOT_SUPPORTED_ON_MODEL", "The plan is not for this model.");
    }
    if (subscriber == null) {
      return refuse("SUBSCRIPTION_NOT_FOUND", "The subscription was not found.");
    }
    return onCredentials(given).or(() -> onDevices(request, plan));
  }

  private Optional<TmfError> onCredentials(Given given) {
    List<String> missing =
        subscriber.credentials().keySet().stream()
            .filter(name -> !given.credentials().containsKey(name))
            .sorted()
            .toList();
    if (!missing.isEmpty()) {
      return Optional.of(TmfError.informationNeeded(missing));
    }
    boolean areRight =
        subscriber.credentials().entrySet().stream()
            .allMatch(c -> c.getValue().equals(given.credentials().get(c.getKey())));
    if (!areRight) {
      return refuse("CREDENTIALS_INVALID", "The credentials are wrong.");
    }
    return subscriber.expired()
        ? refuse("CREDENTIALS_EXPIRED", "The credentials have expired.")
        : Optional.empty();
  }

  private Optional<TmfError> onDevices(ServiceRequest request, Plan plan) {
    boolean isElsewhere =
        services.stream().anyMatch(s -> s.isLiveOn(request.serialNumber(), plan.id()));
    if (isElsewhere) {
      return refuse("ALREADY_ACTIVE_ELSEWHERE", "The device has it by another subscription.");
    }
    long devices = services.stream().filter(s -> s.isLiveFor(subscriber.number())).count();
    return devices >= plan.deviceLimit()
        ? refuse("PLAN_DEVICE_LIMIT", "The plan is for fewer devices.")
        : Optional.empty();
  }

  private static Optional<TmfError> refuse(String code, String reason) {
    return Optional.of(TmfError.of(409, code, reason));
  }
}
