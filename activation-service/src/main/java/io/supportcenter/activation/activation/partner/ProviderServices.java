package io.supportcenter.activation.activation.partner;

import com.fasterxml.jackson.core.type.TypeReference;
import io.supportcenter.activation.provider.ProviderAnswer;
import io.supportcenter.activation.provider.ProviderTracking;
import io.supportcenter.activation.provider.ServiceId;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.partner.NoAnswer;
import io.supportcenter.kit.partner.PartnerAnswer;
import io.supportcenter.kit.partner.PartnerClient;
import io.supportcenter.kit.partner.PartnerEndpoint;
import io.supportcenter.kit.partner.PartnerRequest;
import io.supportcenter.kit.partner.UnfitAnswer;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Services at providers, by their TMF640 v4 interface (Service Activation and Configuration). Every
 * method makes its request once and throws {@link NoAnswer} for an answer that says nothing about
 * what was asked.
 */
@Singleton
class ProviderServices {

  private static final TypeReference<List<ServiceBody>> SERVICES = new TypeReference<>() {};
  private static final int ID_LENGTH_MAX = 255;

  private final PartnerClient client;
  private final ProviderKeys keys;

  ProviderServices(PartnerClient client, ProviderKeys keys) {
    this.client = client;
    this.keys = keys;
  }

  /**
   * Requests a service.
   *
   * @param idempotencyKey the same over all attempts
   */
  ProviderAnswer activate(PartnerEndpoint provider, NewService service, UUID idempotencyKey)
      throws NoAnswer {
    String subscription = SubscriptionJwe.of(provider.id(), service, keys.of(provider));
    PartnerRequest request =
        PartnerRequest.post("/service", ServiceCreate.of(service, subscription))
            .header("Idempotency-Key", idempotencyKey.toString())
            .onBehalfOf(service.user().value());
    return client.exchange(
        provider,
        request,
        answer ->
            switch (answer.status()) {
              case 200, 201 -> answer.read(ServiceBody.class).answer();
              case 202 ->
                  new ProviderAnswer.Accepted(new ProviderTracking.OfMonitor(monitorId(answer)));
              // Not of the contract, as from a gateway: nothing was done.
              case 403 -> throw retryable(answer);
              default -> refused(provider, answer);
            });
  }

  /** What has become of a requested service; empty when the provider has none. */
  Optional<ProviderAnswer> find(PartnerEndpoint provider, UUID activation) throws NoAnswer {
    return services(
        provider,
        activation,
        services ->
            services.isEmpty() ? Optional.empty() : Optional.of(services.getLast().answer()));
  }

  ProviderAnswer track(PartnerEndpoint provider, ProviderTracking tracking) throws NoAnswer {
    return switch (tracking) {
      case ProviderTracking.OfMonitor(String monitor) -> monitored(provider, monitor);
      case ProviderTracking.OfService(ServiceId service) -> service(provider, service.value());
    };
  }

  /** Ends a service; one that no longer exists has ended. */
  void end(PartnerEndpoint provider, ServiceId service) throws NoAnswer {
    PartnerAnswer answer = setState(provider, service, "terminated");
    if (answer.status() != 404) {
      requireDone(answer);
    }
  }

  /** Ends whatever the provider has made of a request; false when there is nothing. */
  boolean endAll(PartnerEndpoint provider, UUID activation) throws NoAnswer {
    List<ServiceId> services =
        services(
            provider, activation, found -> found.stream().map(ServiceBody::serviceId).toList());
    for (ServiceId service : services) {
      end(provider, service);
    }
    return !services.isEmpty();
  }

  /** Sends the device its signal again, unless the service is gone or waits for none. */
  void resendSignal(PartnerEndpoint provider, ServiceId service) throws NoAnswer {
    PartnerAnswer answer = setState(provider, service, "active");
    if (answer.status() == 404 || answer.status() == 409) {
      throw new NoAnswer(new CallOutcome.Permanent("NOT_WAITING", answer.toString()));
    }
    requireDone(answer);
  }

  /**
   * @param reading of the services; an unfit one ends the attempt
   */
  private <T> T services(
      PartnerEndpoint provider, UUID activation, Function<List<ServiceBody>, T> reading)
      throws NoAnswer {
    return client.exchange(
        provider,
        PartnerRequest.get("/service").query("relatedEntity.id", activation.toString()),
        answer -> reading.apply(found(answer).read(SERVICES)));
  }

  private ProviderAnswer monitored(PartnerEndpoint provider, String monitor) throws NoAnswer {
    MonitorBody body =
        client.exchange(
            provider,
            PartnerRequest.get(path("/monitor/", monitor)),
            answer -> found(answer).read(MonitorBody.class).requireState());
    return switch (body.state()) {
      case "InProgress" -> new ProviderAnswer.StillWorking();
      case "Completed" -> service(provider, body.serviceId().orElseThrow());
      default -> body.error().map(TmfError::answer).orElseGet(ProviderAnswer.Broken::new);
    };
  }

  private ProviderAnswer service(PartnerEndpoint provider, String service) throws NoAnswer {
    return client.exchange(
        provider,
        PartnerRequest.get(path("/service/", service)),
        answer -> found(answer).read(ServiceBody.class).answer());
  }

  private PartnerAnswer setState(PartnerEndpoint provider, ServiceId service, String state)
      throws NoAnswer {
    return client.exchange(
        provider,
        PartnerRequest.patch(path("/service/", service.value()), Map.of("state", state)),
        answer -> {
          // A status without a code may be a proxy's: 404 does not mean that the service is gone.
          if (answer.status() >= 400 && answer.code().isEmpty()) {
            throw retryable(answer);
          }
          return answer;
        });
  }

  private static PartnerAnswer found(PartnerAnswer answer) {
    if (answer.status() != 200) {
      throw UnfitAnswer.outsideContract();
    }
    return answer;
  }

  private ProviderAnswer refused(PartnerEndpoint provider, PartnerAnswer answer) throws NoAnswer {
    TmfError error = TmfError.of(answer).orElseThrow(UnfitAnswer::outsideContract);
    if (error.code().equals(TmfError.KEY_UNKNOWN)) {
      keys.forget(provider);
      throw new NoAnswer(new CallOutcome.Retryable("encrypted to an old key"));
    }
    return error.answer();
  }

  /** The contract does not allow this to be refused: it is asked for until it is done. */
  private static void requireDone(PartnerAnswer answer) throws NoAnswer {
    if (answer.status() >= 300) {
      throw retryable(answer);
    }
  }

  private static NoAnswer retryable(PartnerAnswer answer) {
    return new NoAnswer(new CallOutcome.Retryable(answer + " " + answer.code().orElse("no code")));
  }

  private static String monitorId(PartnerAnswer answer) {
    String id =
        answer.body().length > 0
            ? answer.read(MonitorBody.class).id()
            : answer.location().map(l -> l.substring(l.lastIndexOf('/') + 1)).orElse(null);
    return UnfitAnswer.text(id, "monitor", ID_LENGTH_MAX);
  }

  private static String path(String collection, String id) {
    return collection + PartnerRequest.segment(id);
  }
}
