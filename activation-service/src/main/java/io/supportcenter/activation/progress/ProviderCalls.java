package io.supportcenter.activation.progress;

import io.supportcenter.activation.activation.Activation;
import io.supportcenter.activation.activation.ActivationLimits;
import io.supportcenter.activation.activation.Decision;
import io.supportcenter.activation.activation.Need;
import io.supportcenter.activation.provider.Progress;
import io.supportcenter.activation.provider.ServiceId;
import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.json.DomainJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What activations need, as calls to make. */
@ApplicationScoped
public class ProviderCalls {

  public static final String SUBMIT = "submit-service";
  public static final String WATCH = "watch-service";
  public static final String END = "end-service";
  public static final String RESEND_SIGNAL = "resend-signal";
  public static final String ALARM = "activation-alarm";

  /** Not a partner: alarms are calls to nobody, due at their time. */
  private static final String CLOCK = "(clock)";

  private static final Duration WATCH_LONGEST = Duration.ofMinutes(1);

  private final ActivationLimits limits;

  ProviderCalls(ActivationLimits limits) {
    this.limits = limits;
  }

  /** What a submission must know that its activation does not tell. */
  public record Submission(Instant giveUpAt) {}

  /**
   * @param round from 1; the pause before the next one doubles
   */
  public record Watching(Progress progress, int round) {}

  /**
   * @param service absent when it has to be found first
   * @param until how long to look for it; absent with a service
   */
  public record Ending(Optional<ServiceId> service, Optional<Instant> until) {}

  /** A signal to send again. */
  public record Signal(ServiceId service) {}

  List<BackendCall> of(Decision decision, int round, Instant now) {
    return decision.needs().stream().map(need -> call(decision.after(), need, round, now)).toList();
  }

  private BackendCall call(Activation activation, Need need, int round, Instant now) {
    return switch (need) {
      case Need.Submit _ ->
          toProvider(activation, SUBMIT, new Submission(now.plus(limits.forProvider())), now);
      case Need.Watch(Progress progress) ->
          toProvider(activation, WATCH, new Watching(progress, round + 1), now.plus(pause(round)));
      case Need.EndService(ServiceId service) ->
          toProvider(activation, END, new Ending(Optional.of(service), Optional.empty()), now);
      case Need.EndWhateverThereIs(Instant at, Instant until) ->
          toProvider(activation, END, new Ending(Optional.empty(), Optional.of(until)), at);
      case Need.ResendSignal(ServiceId service) ->
          toProvider(activation, RESEND_SIGNAL, new Signal(service), now);
      case Need.Alarm(Instant at) ->
          BackendCall.at(at, CLOCK, ALARM, activation.id().toString(), "{}");
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
    Duration doubled = Duration.ofSeconds(1L << Math.min(round, 6));
    return doubled.compareTo(WATCH_LONGEST) < 0 ? doubled : WATCH_LONGEST;
  }
}
