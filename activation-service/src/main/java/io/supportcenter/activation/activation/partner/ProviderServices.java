package io.supportcenter.activation.activation.partner;

import io.supportcenter.activation.activation.StateDetails;
import io.supportcenter.activation.activation.partner.ServiceBody.Phase;
import io.supportcenter.activation.provider.CodeMeaning;
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
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Activation of services at providers, by their TMF640 v4 interface (Service Activation and
 * Configuration). Every method throws {@link NoAnswer} for an answer that says nothing about what
 * was asked.
 */
@Singleton
class ProviderServices {

  private static final String IDEMPOTENCY = "idempoten";
  private static final List<String> IN_PROGRESS =
      List.of(IDEMPOTENCY, "inprogress", "inflight", "processing", "inprocess");

  private final PartnerClient client;
  private final ProviderKeys keys;
  private final ProviderCodes codes;
  private final ProviderResources resources;
  private final OwnServices services;

  ProviderServices(
      PartnerClient client,
      ProviderKeys keys,
      ProviderCodes codes,
      ProviderResources resources,
      OwnServices services) {
    this.client = client;
    this.keys = keys;
    this.codes = codes;
    this.resources = resources;
    this.services = services;
  }

  /**
   * Requests a service.
   *
   * @param idempotencyKey the same over all attempts
   * @param isRepeated whether the provider may have an earlier attempt
   */
  ProviderAnswer activate(
      PartnerEndpoint provider, NewService service, UUID idempotencyKey, boolean isRepeated)
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
              case 200, 201 -> created(provider, answer, service.activation());
              case 202 -> new ProviderAnswer.Accepted(ProviderResources.tracking(answer));
              // Not of the contract, as from a gateway: nothing was done.
              case 403 -> throw retryable(answer);
              default -> refused(provider, answer, isRepeated);
            });
  }

  /** What has become of a requested service; empty when the provider has none. */
  Optional<ProviderAnswer> find(PartnerEndpoint provider, UUID activation) throws NoAnswer {
    List<ServiceBody> found = services.of(provider, activation);
    return Stream.<Predicate<ServiceBody>>of(
            service -> service.phase() != Phase.TERMINATED, _ -> true)
        .flatMap(wanted -> found.stream().filter(wanted).reduce((_, newer) -> newer).stream())
        .findFirst()
        .map(service -> answer(provider, service, service.serviceId()));
  }

  /** The services that the provider has made and that have not ended. */
  List<ServiceId> live(PartnerEndpoint provider, UUID activation) throws NoAnswer {
    return services.of(provider, activation).stream()
        .filter(service -> service.phase() != Phase.TERMINATED)
        .map(ServiceBody::serviceId)
        .distinct()
        .toList();
  }

  /** How far a provider is that has accepted a request; asked for in every way that is left. */
  ProviderAnswer track(PartnerEndpoint provider, UUID activation, ProviderTracking tracking)
      throws NoAnswer {
    return tracking instanceof ProviderTracking.OfMonitor(String monitorId, _)
        ? finished(
            () -> byMonitor(provider, activation, tracking, monitorId),
            () -> byService(provider, activation, tracking.knownService()))
        : byService(provider, activation, tracking.knownService());
  }

  /** A way to find out what has become of a request. */
  private interface Way {
    ProviderAnswer go() throws NoAnswer;
  }

  /** By the other way when the first one gives no answer and the other one shows the end of it. */
  private static ProviderAnswer finished(Way first, Way other) throws NoAnswer {
    try {
      return first.go();
    } catch (NoAnswer none) {
      ProviderAnswer answer = other.go();
      if (answer instanceof ProviderAnswer.StillWorking
          || answer instanceof ProviderAnswer.Accepted) {
        throw none;
      }
      return answer;
    }
  }

  private ProviderAnswer byMonitor(
      PartnerEndpoint provider, UUID activation, ProviderTracking tracking, String monitorId)
      throws NoAnswer {
    Optional<MonitorBody> monitor = resources.monitor(provider, monitorId);
    if (monitor.isPresent() && monitor.get().isInError()) {
      return inError(provider, monitor.get());
    }
    if (monitor.isPresent() && !monitor.get().isCompleted()) {
      return new ProviderAnswer.StillWorking();
    }
    return byService(
        provider,
        activation,
        monitor.flatMap(MonitorBody::service).or(() -> tracking.knownService()));
  }

  private ProviderAnswer byService(
      PartnerEndpoint provider, UUID activation, Optional<ServiceId> service) throws NoAnswer {
    return service.isPresent()
        ? finished(
            () -> byId(provider, activation, service.get()), () -> byList(provider, activation))
        : byList(provider, activation);
  }

  private ProviderAnswer byId(PartnerEndpoint provider, UUID activation, ServiceId service)
      throws NoAnswer {
    Optional<ServiceBody> ours =
        resources.service(provider, service).filter(found -> !found.isOfAnother(activation));
    return ours.isPresent() ? answer(provider, ours.get(), service) : byList(provider, activation);
  }

  private ProviderAnswer byList(PartnerEndpoint provider, UUID activation) throws NoAnswer {
    return find(provider, activation).orElseGet(ProviderAnswer.StillWorking::new);
  }

  private ProviderAnswer inError(PartnerEndpoint provider, MonitorBody monitor) {
    return monitor
        .error()
        .<ProviderAnswer>map(error ->
            codes
                .meaning(provider.id(), error.code())
                .map(meaning -> answer(meaning, error))
                .orElseGet(ProviderAnswer.Broken::new))
        .orElseGet(ProviderAnswer.Broken::new);
  }

  private ProviderAnswer created(PartnerEndpoint provider, PartnerAnswer answer, UUID activation) {
    Optional<ServiceBody> service =
        answer.tryRead(ServiceBody.class).filter(body -> body.id() != null);
    if (service.filter(body -> body.isOfAnother(activation)).isPresent()) {
      throw new UnfitAnswer("a service of another activation");
    }
    boolean isMonitor =
        answer.tryRead(MonitorBody.class).filter(MonitorBody::isMonitor).isPresent();
    return service.isPresent() && !isMonitor
        ? answer(provider, service.get(), service.get().serviceId())
        : new ProviderAnswer.Accepted(ProviderResources.tracking(answer));
  }

  /** What the service's state says about its activation. */
  private ProviderAnswer answer(PartnerEndpoint provider, ServiceBody body, ServiceId service) {
    return switch (body.phase()) {
      case ACTIVE -> new ProviderAnswer.IsActive(service);
      case WAITS_FOR_DEVICE -> new ProviderAnswer.WaitsForDevice(service);
      case AT_WORK -> new ProviderAnswer.Accepted(new ProviderTracking.OfService(service));
      case TERMINATED ->
          body.refusal()
              .flatMap(code -> codes.meaning(provider.id(), code))
              .flatMap(CodeMeaning::refusal)
              .<ProviderAnswer>map(ProviderAnswer.Refused::new)
              .orElseGet(ProviderAnswer.Broken::new);
    };
  }

  private ProviderAnswer refused(PartnerEndpoint provider, PartnerAnswer answer, boolean isRepeated)
      throws NoAnswer {
    TmfError error = TmfError.of(answer).orElseThrow(UnfitAnswer::outsideContract);
    Optional<CodeMeaning> meaning = codes.meaning(provider.id(), error.code());
    if (meaning.isEmpty()) {
      if (isInProgress(answer.status(), Words.of(error.code()), isRepeated)) {
        throw new UnfitAnswer("an earlier attempt is being processed");
      }
      return new ProviderAnswer.Broken();
    }
    return switch (meaning.get()) {
      case ENCRYPTION_KEY_UNKNOWN -> {
        keys.forget(provider);
        throw new NoAnswer(new CallOutcome.Retryable("encrypted to an old key"));
      }
      case REQUEST_IN_PROGRESS -> throw new UnfitAnswer("an earlier attempt is being processed");
      default -> answer(meaning.get(), error);
    };
  }

  private static ProviderAnswer answer(CodeMeaning meaning, TmfError error) {
    if (meaning == CodeMeaning.INFORMATION_NEEDED) {
      return new ProviderAnswer.NeedsInformation(
          error.needed().isEmpty() ? List.of(StateDetails.CREDENTIALS) : error.needed());
    }
    return meaning
        .refusal()
        .<ProviderAnswer>map(ProviderAnswer.Refused::new)
        .orElseGet(ProviderAnswer.Broken::new);
  }

  /** A repeated request is encrypted anew: to the provider it may be another one with its key. */
  private static boolean isInProgress(int status, String code, boolean isRepeated) {
    return status == 409
        ? isRepeated || IN_PROGRESS.stream().anyMatch(code::contains)
        : isRepeated && code.contains(IDEMPOTENCY);
  }

  private static NoAnswer retryable(PartnerAnswer answer) {
    return new NoAnswer(new CallOutcome.Retryable(answer + " " + answer.code().orElse("no code")));
  }
}
