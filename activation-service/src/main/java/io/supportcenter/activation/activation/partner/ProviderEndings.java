package io.supportcenter.activation.activation.partner;

import io.supportcenter.activation.activation.partner.ServiceBody.Phase;
import io.supportcenter.activation.provider.EndingAnswer;
import io.supportcenter.activation.provider.ProviderTracking;
import io.supportcenter.activation.provider.ServiceId;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.partner.NoAnswer;
import io.supportcenter.kit.partner.PartnerAnswer;
import io.supportcenter.kit.partner.PartnerEndpoint;
import io.supportcenter.kit.partner.UnfitAnswer;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The end of services at providers, and the signal to their devices (TMF640 v4). */
@Singleton
class ProviderEndings {

  private final ProviderResources resources;

  ProviderEndings(ProviderResources resources) {
    this.resources = resources;
  }

  /** Asks for the end of a service. Asking twice does no harm. */
  EndingAnswer end(PartnerEndpoint provider, ServiceId service) throws NoAnswer {
    PartnerAnswer answer;
    try {
      answer = resources.setState(provider, service, "terminated");
    } catch (NoAnswer none) {
      if (none.outcome() instanceof CallOutcome.Unknown && hasEnded(provider, service)) {
        return new EndingAnswer.Ended();
      }
      throw none;
    }
    if (answer.status() == 202) {
      return new EndingAnswer.AtWork(tracking(answer, service));
    }
    if (answer.status() < 300) {
      return isEnded(answer, service)
          ? new EndingAnswer.Ended()
          : new EndingAnswer.AtWork(new ProviderTracking.OfService(service));
    }
    if (ProviderResources.isGone(answer)) {
      return new EndingAnswer.Ended();
    }
    if (hasEnded(provider, service)) {
      return new EndingAnswer.Ended();
    }
    // A status without a code may be a proxy's: 404 does not mean that the service is gone.
    if (answer.status() == 404) {
      throw retryable(answer);
    }
    return new EndingAnswer.Refused(
        TmfError.of(answer).map(TmfError::code).orElse("HTTP " + answer.status()));
  }

  /** How far a provider is that has accepted to end a service. */
  EndingAnswer track(PartnerEndpoint provider, ServiceId service, ProviderTracking tracking)
      throws NoAnswer {
    if (!(tracking instanceof ProviderTracking.OfMonitor(String monitorId, _))) {
      return hasEnded(provider, service)
          ? new EndingAnswer.Ended()
          : new EndingAnswer.AtWork(tracking);
    }
    Optional<MonitorBody> monitor;
    try {
      monitor = resources.monitor(provider, monitorId);
    } catch (NoAnswer none) {
      if (hasEnded(provider, service)) {
        return new EndingAnswer.Ended();
      }
      throw none;
    }
    if (monitor.isEmpty()) {
      return hasEnded(provider, service) ? new EndingAnswer.Ended() : new EndingAnswer.Forgotten();
    }
    if (monitor.get().isInError()) {
      return hasEnded(provider, service)
          ? new EndingAnswer.Ended()
          : new EndingAnswer.Broken(monitor.get().error().map(TmfError::code));
    }
    return monitor.get().isCompleted()
        ? new EndingAnswer.Ended()
        : new EndingAnswer.AtWork(tracking);
  }

  /** Sends the device its signal again, unless the service is gone or waits for none. */
  void resendSignal(PartnerEndpoint provider, ServiceId service) throws NoAnswer {
    PartnerAnswer answer = resources.setState(provider, service, "active");
    boolean isCoded = TmfError.of(answer).isPresent();
    if (ProviderResources.isGone(answer) || answer.status() == 409 && isCoded) {
      throw new NoAnswer(new CallOutcome.Permanent("NOT_WAITING", answer.toString()));
    }
    if (answer.status() >= 300) {
      throw retryable(answer);
    }
  }

  private boolean hasEnded(PartnerEndpoint provider, ServiceId service) throws NoAnswer {
    return resources
        .service(provider, service)
        .map(body -> body.phase() == Phase.TERMINATED)
        .orElse(true);
  }

  /** Whether the service in an answer has ended; an answer without a state confirms the request. */
  private static boolean isEnded(PartnerAnswer answer, ServiceId service) {
    return answer
        .tryRead(ServiceBody.class)
        .filter(body -> body.state() != null)
        .map(body -> body.phase() == Phase.TERMINATED && body.mayBe(service))
        .orElse(true);
  }

  private static ProviderTracking tracking(PartnerAnswer answer, ServiceId service) {
    try {
      return ProviderResources.tracking(answer);
    } catch (UnfitAnswer _) {
      return new ProviderTracking.OfService(service);
    }
  }

  private static NoAnswer retryable(PartnerAnswer answer) {
    return new NoAnswer(new CallOutcome.Retryable(answer + " " + answer.code().orElse("no code")));
  }
}
