package io.supportcenter.activation.activation.partner;

import io.supportcenter.activation.provider.ProviderTracking;
import io.supportcenter.activation.provider.ServiceId;
import io.supportcenter.kit.partner.NoAnswer;
import io.supportcenter.kit.partner.PartnerAnswer;
import io.supportcenter.kit.partner.PartnerClient;
import io.supportcenter.kit.partner.PartnerEndpoint;
import io.supportcenter.kit.partner.PartnerRequest;
import io.supportcenter.kit.partner.UnfitAnswer;
import io.supportcenter.kit.values.Text;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Services and monitors of providers, one at a time. */
@Singleton
class ProviderResources {

  private static final int ID_LENGTH_MAX = 255;

  private final PartnerClient client;

  ProviderResources(PartnerClient client) {
    this.client = client;
  }

  /** Empty when it no longer exists. */
  Optional<MonitorBody> monitor(PartnerEndpoint provider, String id) throws NoAnswer {
    return get(provider, path("/monitor/", id), MonitorBody.class, _ -> true);
  }

  /** Empty when it no longer exists. Another service is not an answer. */
  Optional<ServiceBody> service(PartnerEndpoint provider, ServiceId id) throws NoAnswer {
    return get(provider, path("/service/", id.value()), ServiceBody.class, s -> s.mayBe(id));
  }

  /** Asks for another state of a service; the answer is for the caller to understand. */
  PartnerAnswer setState(PartnerEndpoint provider, ServiceId service, String state)
      throws NoAnswer {
    PartnerRequest request =
        PartnerRequest.patch(path("/service/", service.value()), Map.of("state", state));
    // TMF640 v4 has JSON; some servers know the standard media type of a merge patch only.
    PartnerAnswer answer =
        client.exchange(
            provider, request.header("Content-Type", "application/json"), answered -> answered);
    return answer.status() == 415 ? client.exchange(provider, request, again -> again) : answer;
  }

  /**
   * Where the progress of what was accepted is shown: what the header Location names, else what the
   * body is.
   *
   * @throws UnfitAnswer when the answer names nothing
   */
  static ProviderTracking tracking(PartnerAnswer answer) {
    Optional<MonitorBody> monitor =
        answer.tryRead(MonitorBody.class).filter(MonitorBody::isMonitor);
    Optional<ServiceId> service =
        monitor.isPresent()
            ? monitor.get().service()
            : answer
                .tryRead(ServiceBody.class)
                .map(ServiceBody::id)
                .filter(id -> Text.isFit(id, ServiceId.LENGTH_MAX))
                .map(ServiceId::new);
    Optional<ResourceHref> location = answer.location().flatMap(ResourceHref::of);
    if (location.filter(ResourceHref::isService).isPresent()) {
      return new ProviderTracking.OfService(new ServiceId(location.get().id()));
    }
    return location
        .map(ResourceHref::id)
        .or(() -> monitor.map(MonitorBody::id).filter(id -> Text.isFit(id, ID_LENGTH_MAX)))
        .<ProviderTracking>map(id -> new ProviderTracking.OfMonitor(id, service))
        .or(() -> service.map(ProviderTracking.OfService::new))
        .orElseThrow(() -> new UnfitAnswer("without a monitor"));
  }

  /** Whether a resource does not exist, as its provider says; a proxy's 404 says nothing. */
  static boolean isGone(PartnerAnswer answer) {
    return answer.status() == 410 || answer.status() == 404 && TmfError.of(answer).isPresent();
  }

  private <T> Optional<T> get(
      PartnerEndpoint provider, String path, Class<T> type, Predicate<T> isAsked) throws NoAnswer {
    return client.exchange(
        provider,
        PartnerRequest.get(path),
        answer -> {
          if (isGone(answer)) {
            return Optional.empty();
          }
          if (answer.status() != 200) {
            throw UnfitAnswer.outsideContract();
          }
          T found = answer.read(type);
          if (!isAsked.test(found)) {
            throw new UnfitAnswer("another " + type.getSimpleName());
          }
          return Optional.of(found);
        });
  }

  private static String path(String collection, String id) {
    return collection + PartnerRequest.segment(id);
  }
}
