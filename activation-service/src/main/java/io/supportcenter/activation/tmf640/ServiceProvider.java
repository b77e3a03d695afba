package io.supportcenter.activation.tmf640;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.supportcenter.activation.directory.ProviderEndpoint;
import io.supportcenter.activation.provider.Progress;
import io.supportcenter.activation.provider.ProviderAnswer;
import io.supportcenter.activation.provider.ServiceId;
import io.supportcenter.activation.text.ShortText;
import io.supportcenter.kit.calls.CallOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A provider, by its TMF640 v4 interface (Service Activation and Configuration). Every method makes
 * its request once and throws {@link ProviderFault} for an answer that says nothing about what was
 * asked.
 */
@ApplicationScoped
public class ServiceProvider {

  private static final TypeReference<ServiceBody> SERVICE = new TypeReference<>() {};
  private static final TypeReference<List<ServiceBody>> SERVICES = new TypeReference<>() {};
  private static final TypeReference<MonitorBody> MONITOR = new TypeReference<>() {};

  private final ProviderHttp http;
  private final ProviderKeys keys;

  ServiceProvider(ProviderHttp http, ProviderKeys keys) {
    this.http = http;
    this.keys = keys;
  }

  /**
   * Asks for a service.
   *
   * @param idempotencyKey the same over all attempts
   */
  public ProviderAnswer activate(ProviderEndpoint provider, NewService service, UUID idempotencyKey)
      throws ProviderFault {
    String subscription = SubscriptionJwe.of(provider.id(), service, keys.of(provider));
    Reply reply =
        http.post(
            provider,
            "/service",
            json(ServiceCreate.of(service, subscription)),
            Map.of(
                "Idempotency-Key", idempotencyKey.toString(),
                "X-On-Behalf-Of", encoded(service.user().value())));
    return switch (reply.status()) {
      case 200, 201 -> reply.read(SERVICE).answer(reply);
      case 202 -> new ProviderAnswer.Accepted(new Progress.OfMonitor(monitorId(reply)));
      default -> refused(provider, reply);
    };
  }

  /** What has become of a service that was asked for; empty when the provider has none. */
  public Optional<ProviderAnswer> find(ProviderEndpoint provider, UUID activation)
      throws ProviderFault {
    Reply reply = services(provider, activation);
    List<ServiceBody> services = reply.read(SERVICES);
    return services.isEmpty() ? Optional.empty() : Optional.of(services.getLast().answer(reply));
  }

  public ProviderAnswer progress(ProviderEndpoint provider, Progress progress)
      throws ProviderFault {
    return switch (progress) {
      case Progress.OfMonitor(String monitor) -> monitored(provider, monitor);
      case Progress.OfService(ServiceId service) -> service(provider, service.value());
    };
  }

  /** Ends a service; one that is not there any more has ended. */
  public void end(ProviderEndpoint provider, ServiceId service) throws ProviderFault {
    Reply reply = http.patch(provider, path("/service/", service.value()), state("terminated"));
    if (reply.status() >= 300 && reply.status() != 404) {
      throw refusal(reply);
    }
  }

  /** Ends whatever the provider has made of a request; false when there is nothing. */
  public boolean endAll(ProviderEndpoint provider, UUID activation) throws ProviderFault {
    Reply reply = services(provider, activation);
    List<ServiceBody> services = reply.read(SERVICES);
    for (ServiceBody service : services) {
      end(provider, service.serviceId(reply));
    }
    return !services.isEmpty();
  }

  /** Sends the device its signal again, unless the service is gone or waits for none. */
  public void resendSignal(ProviderEndpoint provider, ServiceId service) throws ProviderFault {
    Reply reply = http.patch(provider, path("/service/", service.value()), state("active"));
    if (reply.status() == 404 || reply.status() == 409) {
      throw new ProviderFault(
          new CallOutcome.Permanent("NOT_WAITING", "answered " + reply.status()));
    }
    if (reply.status() >= 300) {
      throw refusal(reply);
    }
  }

  private Reply services(ProviderEndpoint provider, UUID activation) throws ProviderFault {
    Reply reply = http.get(provider, "/service?relatedEntity.id=" + activation);
    if (reply.status() != 200) {
      throw reply.unfit();
    }
    return reply;
  }

  private ProviderAnswer monitored(ProviderEndpoint provider, String monitor) throws ProviderFault {
    Reply reply = found(http.get(provider, path("/monitor/", monitor)));
    MonitorBody body = reply.read(MONITOR);
    return switch (String.valueOf(body.state())) {
      case "InProgress" -> new ProviderAnswer.StillWorking();
      case "Completed" -> service(provider, body.serviceId().orElseThrow(reply::unfit));
      case "InError" -> body.error().map(TmfError::answer).orElseGet(ProviderAnswer.Broken::new);
      default -> throw reply.unfit();
    };
  }

  private ProviderAnswer service(ProviderEndpoint provider, String service) throws ProviderFault {
    Reply reply = found(http.get(provider, path("/service/", service)));
    return reply.read(SERVICE).answer(reply);
  }

  private static Reply found(Reply reply) throws ProviderFault {
    if (reply.status() != 200) {
      throw reply.unfit();
    }
    return reply;
  }

  private ProviderAnswer refused(ProviderEndpoint provider, Reply reply) throws ProviderFault {
    TmfError error = reply.error().orElseThrow(reply::unfit);
    if (error.code().equals(TmfError.KEY_UNKNOWN)) {
      keys.forget(provider);
      throw new ProviderFault(
          new CallOutcome.Retryable("encrypted to an old key", Optional.empty()));
    }
    return error.answer();
  }

  /** The contract lets nobody refuse this: it is asked for until it is done. */
  private static ProviderFault refusal(Reply reply) {
    String code = reply.error().map(TmfError::code).orElse("");
    return new ProviderFault(
        new CallOutcome.Retryable("answered " + reply.status() + " " + code, Optional.empty()));
  }

  private static String monitorId(Reply reply) throws ProviderFault {
    String id =
        reply.body().length > 0
            ? reply.read(MONITOR).id()
            : reply.location().map(l -> l.substring(l.lastIndexOf('/') + 1)).orElse(null);
    if (!ShortText.isFit(id, 255)) {
      throw reply.unfit();
    }
    return id;
  }

  private static String path(String collection, String id) {
    return collection + encoded(id);
  }

  /** For a path or a header, which take no more than ASCII. */
  private static String encoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String state(String state) {
    return "{\"state\":\"" + state + "\"}";
  }

  private static byte[] json(ServiceCreate service) {
    try {
      return Reply.JSON.writeValueAsBytes(service);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not writable", e);
    }
  }
}
