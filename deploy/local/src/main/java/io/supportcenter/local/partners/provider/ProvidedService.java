package io.supportcenter.local.partners.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A service that a provider has made, or is making. Guarded by its provider. */
final class ProvidedService {

  private final String id;
  private final ServiceRequest request;
  private final Plan plan;
  private final Optional<String> subscription;
  private final Optional<TmfError> refusal;
  private long doneAtMs;
  private boolean isTerminated;

  /**
   * @param subscription whose credentials were right
   * @param refusal why it will not come about, which a monitor tells later
   */
  ProvidedService(
      String id,
      ServiceRequest request,
      Plan plan,
      Optional<String> subscription,
      Optional<TmfError> refusal,
      long nowMs) {
    this.id = id;
    this.request = request;
    this.plan = plan;
    this.subscription = subscription;
    this.refusal = refusal;
    this.doneAtMs =
        switch (plan.activation()) {
          case AT_ONCE -> nowMs;
          case MONITORED, BY_SIGNAL -> nowMs + plan.takesMs();
          case BY_SECOND_SIGNAL -> Long.MAX_VALUE;
        };
  }

  String id() {
    return id;
  }

  String activation() {
    return request.activation();
  }

  void terminate() {
    isTerminated = true;
  }

  void signal(long nowMs) {
    doneAtMs = Math.min(doneAtMs, nowMs + plan.takesMs());
  }

  boolean isDone(long nowMs) {
    return nowMs >= doneAtMs;
  }

  /** Whether it takes one of the subscription's devices. */
  boolean isLiveFor(String number) {
    return !isTerminated && refusal.isEmpty() && subscription.filter(number::equals).isPresent();
  }

  boolean isLiveOn(String serialNumber, String planId) {
    return !isTerminated
        && refusal.isEmpty()
        && request.serialNumber().equals(serialNumber)
        && plan.id().equals(planId);
  }

  Map<String, Object> monitor(String base, long nowMs) {
    if (!isDone(nowMs)) {
      return Map.of("id", monitorId(), "state", "InProgress", "@type", "Monitor");
    }
    return refusal
        .map(error ->
            Map.<String, Object>of(
                "id",
                monitorId(),
                "state",
                "InError",
                "@type",
                "Monitor",
                "response",
                response(error)))
        .orElseGet(() ->
            Map.of(
                "id",
                monitorId(),
                "state",
                "Completed",
                "@type",
                "Monitor",
                "sourceHref",
                base + "/service/" + id));
  }

  String monitorId() {
    return "m-" + id;
  }

  private static Map<String, Object> response(TmfError error) {
    return Map.of(
        "statusCode", error.status(),
        "body", ServiceProviders.text(error),
        "header", List.of(Map.of("name", "Content-Type", "value", "application/json")));
  }

  Map<String, Object> body(String base, long nowMs) {
    List<Map<String, String>> characteristics = new ArrayList<>();
    characteristics.add(characteristic("manufacturer", request.manufacturer()));
    characteristics.add(characteristic("model", request.model()));
    characteristics.add(characteristic("serialNumber", request.serialNumber()));
    subscription.ifPresent(
        number -> characteristics.add(characteristic("authenticatedSubscription", number)));
    refusal
        .filter(_ -> isDone(nowMs))
        .ifPresent(error -> characteristics.add(characteristic("refusal", error.code())));
    return Map.of(
        "@type",
        "Service",
        "id",
        id,
        "href",
        base + "/service/" + id,
        "state",
        state(nowMs),
        "serviceSpecification",
        Map.of("id", plan.id()),
        "relatedEntity",
        List.of(Map.of("id", request.activation(), "role", "activation")),
        "serviceCharacteristic",
        characteristics);
  }

  private String state(long nowMs) {
    if (isTerminated || refusal.isPresent() && isDone(nowMs)) {
      return "terminated";
    }
    if (isDone(nowMs)) {
      return "active";
    }
    return switch (plan.activation()) {
      case AT_ONCE, MONITORED -> "reserved";
      case BY_SIGNAL, BY_SECOND_SIGNAL -> "inactive";
    };
  }

  private static Map<String, String> characteristic(String name, String value) {
    return Map.of("name", name, "value", value);
  }
}
