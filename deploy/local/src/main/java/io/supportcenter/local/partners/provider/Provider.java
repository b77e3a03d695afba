package io.supportcenter.local.partners.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.supportcenter.local.partners.http.Answer;
import io.supportcenter.local.partners.http.Content;
import io.supportcenter.local.partners.provider.SubscriptionReader.Given;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** One provider: its plans, its subscribers, and the services that it has made. */
final class Provider {

  private final String id;
  private final Map<String, Plan> plans = new HashMap<>();
  private final Map<String, Subscriber> subscribers = new HashMap<>();
  private final Map<String, ProvidedService> services = new LinkedHashMap<>();
  private final Map<String, Answer> answered = new HashMap<>();
  private final SubscriptionReader subscriptions;
  private int lastService;

  Provider(String id, List<Plan> plans) {
    this.id = id;
    plans.forEach(plan -> this.plans.put(plan.id(), plan));
    this.subscriptions = new SubscriptionReader(id);
  }

  synchronized void add(Subscriber subscriber) {
    subscribers.put(subscriber.number(), subscriber);
  }

  Answer keys() {
    return Answer.ok(Map.of("keys", List.of(subscriptions.publicKey())));
  }

  synchronized Answer services(String activation) {
    return Answer.ok(
        services.values().stream()
            .filter(service -> service.activation().equals(activation))
            .map(service -> service.body(base(), now()))
            .toList());
  }

  synchronized Answer service(String serviceId) {
    ProvidedService service = services.get(serviceId);
    return service == null ? TmfError.notFound().answer() : Answer.ok(service.body(base(), now()));
  }

  synchronized Answer monitor(String monitorId) {
    return services.values().stream()
        .filter(service -> service.monitorId().equals(monitorId))
        .findFirst()
        .map(service -> Answer.ok(service.monitor(base(), now())))
        .orElseGet(() -> TmfError.notFound().answer());
  }

  /** The same key again: the same answer, and no second service. */
  synchronized Answer create(Content content) {
    String key = content.header("Idempotency-Key").orElse("");
    if (key.isEmpty()) {
      return invalid("Idempotency-Key is missing.");
    }
    Answer earlier = answered.get(key);
    if (earlier != null) {
      return earlier;
    }
    Answer answer =
        ServiceRequest.of(content.json())
            .map(this::create)
            .orElseGet(() -> invalid("Device, plan, activation or subscription is missing."));
    if (answer.status() < 300) {
      answered.put(key, answer);
    }
    return answer;
  }

  synchronized Answer update(String serviceId, JsonNode body) {
    return switch (body.path("state").asText()) {
      case "terminated" -> update(serviceId, ProvidedService::terminate);
      case "active" -> update(serviceId, service -> service.signal(now()));
      default -> invalid("state is active or terminated.");
    };
  }

  private Answer update(String serviceId, Consumer<ProvidedService> change) {
    Optional.ofNullable(services.get(serviceId)).ifPresent(change);
    return service(serviceId);
  }

  private Answer create(ServiceRequest request) {
    Plan plan = plans.get(request.plan());
    if (plan == null) {
      return invalid("The plan is unknown.");
    }
    if (!subscriptions.isMine(request.subscription())) {
      return TmfError.of(400, "ENCRYPTION_KEY_UNKNOWN", "Encrypted to an old key.").answer();
    }
    Optional<Given> given = subscriptions.read(request.subscription(), id);
    Optional<TmfError> refusal =
        given
            .map(g ->
                new Verdict(subscribers.get(g.number()), services.values()).on(request, plan, g))
            .orElseGet(
                () -> Optional.of(TmfError.of(422, "CREDENTIALS_INVALID", "They do not open.")));
    boolean isTold = plan.activation() != Plan.Activation.MONITORED;
    if (refusal.isPresent() && isTold) {
      return refusal.get().answer();
    }
    String number = given.map(Given::number).orElse("");
    return made(
        request, plan, refusal.isPresent() ? Optional.empty() : Optional.of(number), refusal);
  }

  private Answer made(
      ServiceRequest request,
      Plan plan,
      Optional<String> subscription,
      Optional<TmfError> refusal) {
    lastService++;
    ProvidedService service =
        new ProvidedService(id + "-" + lastService, request, plan, subscription, refusal, now());
    services.put(service.id(), service);
    return plan.activation() == Plan.Activation.MONITORED
        ? Answer.json(202, service.monitor(base(), now()))
            .withHeader("Location", base() + "/monitor/" + service.monitorId())
        : Answer.json(201, service.body(base(), now()));
  }

  private String base() {
    return "/" + id + "/v1";
  }

  private static long now() {
    return System.nanoTime() / 1_000_000;
  }

  private static Answer invalid(String reason) {
    return TmfError.of(400, "INVALID_REQUEST", reason).answer();
  }
}
