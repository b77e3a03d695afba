package io.supportcenter.activation.activation;

import static io.supportcenter.activation.activation.Examples.LIMITS;
import static io.supportcenter.activation.activation.Examples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.activation.activation.ActivationState.BeforeSubmission;
import io.supportcenter.activation.activation.ActivationState.Ended;
import io.supportcenter.activation.activation.ActivationState.Provided;
import io.supportcenter.activation.activation.events.ActivationEventMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What must hold for every trigger in every state, in time and after it. */
class EveryStepTest {

  private static final Instant TOO_LATE = NOW.plus(Duration.ofDays(60));

  private final ActivationPolicy policy = new ActivationPolicy(LIMITS);

  @Test
  void shouldNotChangeWhatHasEnded() {
    everyStep(d -> {
      if (d.before().state() instanceof Ended) {
        assertThat(d.after().state()).isEqualTo(d.before().state());
        assertThat(d.followUps()).allMatch(EveryStepTest::isEnd);
      }
    });
  }

  @Test
  void shouldPublishEachChangeOfStateEachCommandAndEachStalledEnding() {
    everyStep(d -> {
      assertThat(d.after().version() - d.before().version()).isBetween(0L, 1L);
      boolean isOtherState = d.after().state().code() != d.before().state().code();
      boolean isCommanded = !d.after().lastCommand().equals(d.before().lastCommand());
      boolean isStalled =
          d.after().stalled().isPresent() && !d.after().stalled().equals(d.before().stalled());
      assertThat(d.isNews()).isEqualTo(isOtherState || isCommanded || isStalled);
      assertThat(ActivationEventMapper.event(d, NOW).isPresent()).isEqualTo(d.isNews());
    });
  }

  @Test
  void shouldNotEndAServiceBecauseTimeHasPassed() {
    for (ActivationState state : Examples.states()) {
      Decision late = policy.decide(Examples.in(state), new Trigger.TimePassed(), TOO_LATE);
      if (state instanceof Provided || state instanceof ActivationState.Submitted) {
        assertThat(late.isChange()).as("%s", state).isFalse();
        assertThat(late.followUps()).as("%s", state).noneMatch(EveryStepTest::isEnd);
      }
    }
  }

  @Test
  void shouldKeepCredentialsOnlyWhileTheyMayBeNeeded() {
    everyStep(d ->
        assertThat(d.after().hasCredentials() && !d.after().state().keepsCredentials()).isFalse());
  }

  @Test
  void shouldNeverSubmitWithoutDeviceAndCredentials() {
    everyStep(d -> {
      if (d.followUps().contains(new FollowUp.Submit())) {
        assertThat(d.after().device()).isPresent();
        assertThat(d.after().hasCredentials()).isTrue();
      }
    });
  }

  @Test
  void shouldNeverForgetAServiceThatTheProviderHas() {
    everyStep(d -> {
      if (d.before().state() instanceof ActivationState.Active
          && !(d.after().state() instanceof ActivationState.Active)) {
        assertThat(d.followUps()).anyMatch(EveryStepTest::isEnd);
      }
      if (d.before().state() instanceof Provided && d.after().state() instanceof BeforeSubmission) {
        assertThat(d.after().state()).isInstanceOf(ActivationState.Held.class);
      }
    });
  }

  @Test
  void shouldLeaveNothingBehindAtTheProviderWhenItFails() {
    everyStep(d -> {
      if (!(d.before().state() instanceof Ended)
          && d.after().state() instanceof ActivationState.Failed) {
        assertThat(d.followUps()).anyMatch(EveryStepTest::isEnd);
      }
    });
  }

  @Test
  void shouldComeBackToEveryStateThatMayLastTooLong() {
    everyStep(d -> {
      if (d.before().state().code() != d.after().state().code()) {
        StateDetails.until(d.after().state())
            .ifPresent(until -> assertThat(d.followUps()).contains(new FollowUp.LookAgain(until)));
      }
    });
  }

  @Test
  void shouldSetTheAlarmAgainThatComesTooEarly() {
    for (ActivationState state : Examples.states()) {
      Decision early = policy.decide(Examples.in(state), new Trigger.TimePassed(), NOW);

      assertThat(early.isChange()).as("%s", state).isFalse();
      assertThat(early.followUps())
          .as("%s", state)
          .isEqualTo(StateDetails.until(state).stream().map(FollowUp.LookAgain::new).toList());
    }
  }

  @Test
  void shouldTellTheSameFactOnceHoweverOftenItComes() {
    for (Trigger trigger : Examples.occurrences()) {
      for (ActivationState state : Examples.states()) {
        Activation once = policy.decide(Examples.in(state), trigger, NOW).after();
        boolean moves = trigger instanceof Trigger.SendingWithheld;
        assertThat(moves || !policy.decide(once, trigger, NOW).isNews())
            .as("%s in %s", trigger, state)
            .isTrue();
      }
    }
  }

  @Test
  void shouldNeverLeaveItsRulesOnLongRandomWays() {
    List<Trigger> all = Examples.occurrences();
    Random random = new Random(9_173_090);
    for (int way = 0; way < 5_000; way++) {
      Activation activation = Examples.in(Examples.states().getFirst());
      Instant now = NOW;
      for (int step = 0; step < 20; step++) {
        now = now.plus(Duration.ofMinutes(random.nextInt(600)));
        Decision d = policy.decide(activation, all.get(random.nextInt(all.size())), now);
        assertThat(d.before()).isEqualTo(activation);
        assertThat(d.after().order()).isEqualTo(activation.order());
        assertThat(d.after().hasCredentials() && !d.after().state().keepsCredentials()).isFalse();
        activation = d.after();
      }
    }
  }

  private static boolean isEnd(FollowUp need) {
    return need instanceof FollowUp.EndService
        || need instanceof FollowUp.WatchEnding
        || need instanceof FollowUp.EndWhateverThereIs;
  }

  private void everyStep(Consumer<Decision> rule) {
    for (ActivationState state : Examples.states()) {
      for (Trigger trigger : Examples.occurrences()) {
        rule.accept(policy.decide(Examples.in(state), trigger, NOW));
        rule.accept(policy.decide(Examples.in(state), trigger, TOO_LATE));
      }
    }
  }
}
