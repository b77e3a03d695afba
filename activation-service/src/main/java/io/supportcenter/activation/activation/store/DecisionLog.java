package io.supportcenter.activation.activation.store;

import io.supportcenter.activation.activation.Decision;
import io.supportcenter.activation.activation.FollowUp;
import io.supportcenter.activation.activation.events.ActivationEventMapper;
import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.events.OutboundEvent;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.schemas.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects decisions and what they bring about. Used by one thread. */
final class DecisionLog {

  private final FollowUpCalls providerCalls;
  private final Instant now;
  private final List<Decision> decisions = new ArrayList<>();
  private final List<OutboundEvent> events = new ArrayList<>();
  private final List<BackendCall> calls = new ArrayList<>();

  /** Commands that were carried out, by whom. */
  private final List<Commanded> commands = new ArrayList<>();

  DecisionLog(FollowUpCalls providerCalls, Instant now) {
    this.providerCalls = providerCalls;
    this.now = now;
  }

  /**
   * @param round how often the provider's progress was looked at before
   */
  void add(Decision decision, int round) {
    decisions.add(decision);
    decision
        .after()
        .lastCommand()
        .filter(command -> !decision.before().lastCommand().equals(Optional.of(command)))
        .ifPresent(command -> commands.add(new Commanded(decision.after().id(), command)));
    ActivationEventMapper.event(decision, now)
        .map(event -> OutboundEvent.of(Topics.ACTIVATIONS, decision.after().id().toString(), event))
        .ifPresent(events::add);
    for (FollowUp followUp : decision.followUps()) {
      calls.add(providerCalls.of(decision.after(), followUp, round, now));
    }
  }

  List<Commanded> commands() {
    return List.copyOf(commands);
  }

  List<Decision> decisions() {
    return List.copyOf(decisions);
  }

  Effects effects() {
    return new Effects(events, calls);
  }
}
