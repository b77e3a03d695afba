package io.supportcenter.kit.dispatch;

import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.kit.sample.KitParts;
import io.supportcenter.kit.sample.Rounds;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KitParts.class)
class PeriodicWorkIT {

  @Inject Rounds rounds;

  @AfterEach
  void succeed() {
    rounds.fail(false);
  }

  @Test
  void shouldComeRoundAgainAlsoAfterAFault() {
    int before = rounds.begun();
    rounds.fail(true);
    await().until(() -> rounds.begun() > before + 1);
    rounds.fail(false);

    int afterFaults = rounds.begun();

    await().until(() -> rounds.begun() > afterFaults + 1);
  }

  @Test
  void shouldNotPauseWhenItIsWoken() {
    int before = rounds.begun();

    // Pauses would take ten seconds.
    await()
        .pollInterval(Duration.ofMillis(2))
        .atMost(Duration.ofSeconds(5))
        .until(() -> {
          rounds.wakeUp();
          return rounds.begun() >= before + 50;
        });
  }
}
