package io.supportcenter.activation.activation.store;

import io.supportcenter.activation.activation.Activation;
import io.supportcenter.activation.activation.ActivationLimits;
import io.supportcenter.activation.activation.EndingRound;
import io.supportcenter.activation.activation.FollowUp;
import io.supportcenter.activation.activation.StateDetails;
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
  public static final String FIND = "find-services";
  public static final String END = "end-service";
  public static final String WATCH_ENDING = "watch-ending";
  public static final String RESEND_SIGNAL = "resend-signal";
  public static final String LOOK_AGAIN = "look-again";

  private static final Duration PAUSE_SHORTEST = Duration.ofSeconds(1);
  private static final Duration PAUSE_LONGEST = Duration.ofMinutes(1);
  private static final Duration ENDING_PAUSE_SHORTEST = Duration.ofSeconds(5);
  private static final Duration ENDING_PAUSE_LONGEST = Duration.ofHours(1);

  /** How long a last look may be repeated that a provider does not answer. */
  private static final Duration LAST_LOOK = Duration.ofMinutes(5);

  private final ActivationLimits limits;

  FollowUpCalls(ActivationLimits limits) {
    this.limits = limits;
  }

  /** What a submission has to know besides its activation. */
  public record SubmitCall(Instant giveUpAt) {}

  /**
   * @param round from 1; the pause before the next one doubles
   * @param giveUpAt when a provider that does not answer is no longer asked
   */
  public record WatchCall(ProviderTracking tracking, int round, Optional<Instant> giveUpAt) {}

  /**
   * @param until how long to look for services
   */
  public record FindCall(Instant until) {}

  /** A service to end. */
  public record EndCall(ServiceId service, EndingRound round) {}

  /** A service that the provider is ending. */
  public record WatchEndingCall(ServiceId service, ProviderTracking tracking, EndingRound round) {}

  /** A signal to send again. */
  public record SignalCall(ServiceId service) {}

  BackendCall of(Activation activation, FollowUp followUp, int round, Instant now) {
    return switch (followUp) {
      case FollowUp.Submit _ ->
          toProvider(activation, SUBMIT, new SubmitCall(now.plus(limits.forProvider())), now);
      case FollowUp.Watch(ProviderTracking tracking) ->
          toProvider(
              activation,
              WATCH,
              new WatchCall(tracking, round + 1, giveUpAt(activation, now)),
              now.plus(doubled(PAUSE_SHORTEST, round, PAUSE_LONGEST)));
      case FollowUp.EndService(ServiceId service, EndingRound ending) ->
          toProvider(activation, END, new EndCall(service, ending), now.plus(endingPause(ending)));
      case FollowUp.WatchEnding(ServiceId service, var tracking, EndingRound ending) ->
          toProvider(
              activation,
              WATCH_ENDING,
              new WatchEndingCall(service, tracking, ending),
              now.plus(doubled(PAUSE_SHORTEST, ending.number() - 1, ENDING_PAUSE_LONGEST)));
      case FollowUp.EndWhateverThereIs(Instant at, Instant until) ->
          toProvider(activation, FIND, new FindCall(until), at);
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

  private static Optional<Instant> giveUpAt(Activation activation, Instant now) {
    return StateDetails.until(activation.state())
        .map(until -> (until.isBefore(now) ? now : until).plus(LAST_LOOK));
  }

  /** The first request is sent at once. */
  private static Duration endingPause(EndingRound ending) {
    return ending.number() == 0
        ? Duration.ZERO
        : doubled(ENDING_PAUSE_SHORTEST, ending.number() - 1, ENDING_PAUSE_LONGEST);
  }

  private static Duration doubled(Duration shortest, int times, Duration longest) {
    Duration pause = shortest.multipliedBy(1L << Math.clamp(times, 0, 20));
    return pause.compareTo(longest) < 0 ? pause : longest;
  }
}
