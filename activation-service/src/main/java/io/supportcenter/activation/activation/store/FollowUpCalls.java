package io.supportcenter.activation.activation.store;

import io.supportcenter.activation.activation.Activation;
import io.supportcenter.activation.activation.ActivationLimits;
import io.supportcenter.activation.activation.FollowUp;
import io.supportcenter.activation.provider.ProviderTracking;
import io.supportcenter.activation.provider.ServiceId;
import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.json.DomainJson;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Follow-ups as durable calls: their names and what they carry. */
@Singleton
public class FollowUpCalls {

  public static final String SUBMIT = "submit-service";
  public static final String WATCH = "watch-service";
  public static final String END = "end-service";
  public static final String RESEND_SIGNAL = "resend-signal";
  public static final String LOOK_AGAIN = "look-again";

  private static final int PAUSE_SECONDS_MAX = 60;

  private final ActivationLimits limits;

  FollowUpCalls(ActivationLimits limits) {
    this.limits = limits;
  }

  /** What a submission has to know besides its activation. */
  public record SubmitCall(Instant giveUpAt) {}

  /**
   * @param round from 1; the pause before the next one doubles
   */
  public record WatchCall(ProviderTracking tracking, int round) {}

  /**
   * @param service absent when it has to be found first
   * @param until how long to look for it; absent with a service
   */
  public record EndCall(Optional<ServiceId> service, Optional<Instant> until) {}

  /** A signal to send again. */
  public record SignalCall(ServiceId service) {}

  BackendCall of(Activation activation, FollowUp followUp, int round, Instant now) {
    return switch (followUp) {
      case FollowUp.Submit _ ->
          toProvider(activation, SUBMIT, new SubmitCall(now.plus(limits.forProvider())), now);
      case FollowUp.Watch(ProviderTracking tracking) ->
          toProvider(activation, WATCH, new WatchCall(tracking, round + 1), now.plus(pause(round)));
      case FollowUp.EndService(ServiceId service) ->
          toProvider(activation, END, new EndCall(Optional.of(service), Optional.empty()), now);
      case FollowUp.EndWhateverThereIs(Instant at, Instant until) ->
          toProvider(activation, END, new EndCall(Optional.empty(), Optional.of(until)), at);
      case FollowUp.ResendSignal(ServiceId service) ->
          toProvider(activation, RESEND_SIGNAL, new SignalCall(service), now);
      case FollowUp.LookAgain(Instant at) ->
          BackendCall.timer(at, LOOK_AGAIN, activation.id().toString(), "{}");
    };
  }

  private static BackendCall toProvider(
      Activation activation, String operation, Object request, Instant at) {
    return BackendCall.at(
        at,
        activation.order().provider().value(),
        operation,
        activation.id().toString(),
        DomainJson.write(request));
  }

  /** 1 s, 2 s, 4 s, ... up to a minute. */
  private static Duration pause(int round) {
    return Duration.ofSeconds(Math.min(1L << Math.min(round, 6), PAUSE_SECONDS_MAX));
  }
}
