package io.supportcenter.images;

import static io.supportcenter.images.Program.docker;
import static io.supportcenter.images.Program.tryDocker;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The compose file on images that were built before this. Where {@code deploy/images/stand-ins}
 * were built, they take the place of the official images of broker, database and registry.
 */
@Tag("thorough")
class ComposeIT {

  private static final String STAND_INS = "support-center-stand-in/";
  private static final Path STATE = Program.SOURCE_TREE.resolve("deploy/images/target/compose");
  private static final String PROBE = "support-center-start";
  private static final int STARTS = 3;
  private static final double RATIO_MAX = 0.6;

  private static Program up;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(Program.dockerAnswers(), "no Docker answers here");
    up = deploy("up", "--walk", "--state", STATE.toString(), "--port-offset", "20000");
  }

  @AfterAll
  static void stop() throws Exception {
    if (up != null) {
      tryDocker("rm", "--force", PROBE);
      deploy("down", "--volumes");
    }
  }

  @Test
  void shouldWalkAllClaimElements() {
    assertThat(up.output()).contains("walk: 38 passed, 0 failed");
    assertThat(up.exitCode()).isZero();
  }

  @Test
  void shouldStartInSixTenthsOfTheTimeWithoutTheCache() throws Exception {
    List<Duration> with = new ArrayList<>();
    List<Duration> without = new ArrayList<>();
    for (int i = 0; i < STARTS; i++) {
      with.add(startTook("-XX:AOTMode=on"));
      without.add(startTook("-XX:AOTMode=off"));
    }
    System.out.printf("starts with the cache %s, without %s%n", with, without);

    assertThat((double) median(with) / median(without)).isLessThan(RATIO_MAX);
  }

  /** Of one more instance beside the others, from the container's start to the service's. */
  private static Duration startTook(String option) throws Exception {
    tryDocker("rm", "--force", PROBE);
    Program program =
        compose(
            "run",
            "--detach",
            "--no-deps",
            "--name",
            PROBE,
            "-e",
            "JAVA_TOOL_OPTIONS=-XX:MaxRAMPercentage=60 " + option,
            "reactivation-service");
    assertThat(program.exitCode()).as(program.output()).isZero();
    Instant ready =
        await()
            .atMost(Duration.ofMinutes(2))
            .pollInterval(Duration.ofSeconds(1))
            .until(ComposeIT::readyAt, Optional::isPresent)
            .orElseThrow();
    Instant begin = Instant.parse(docker("inspect", "--format={{.State.StartedAt}}", PROBE));
    docker("rm", "--force", PROBE);
    return Duration.between(begin, ready);
  }

  private static Optional<Instant> readyAt() throws IOException, InterruptedException {
    return docker("logs", "--timestamps", PROBE)
        .lines()
        .filter(line -> line.contains(" started in "))
        .map(line -> Instant.parse(line.substring(0, line.indexOf(' '))))
        .findFirst();
  }

  private static long median(List<Duration> durations) {
    return durations.stream().sorted().toList().get(durations.size() / 2).toMillis();
  }

  private static Program deploy(String command, String... arguments)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of("deploy/compose/" + command));
    line.addAll(Arrays.asList(arguments));
    return Program.run(images(), line);
  }

  private static Program compose(String... arguments) throws IOException, InterruptedException {
    List<String> line =
        new ArrayList<>(
            List.of(
                "sh",
                "-c",
                "root=$PWD; . deploy/compose/find-compose.sh; compose \"$@\"",
                "sh",
                "--env-file",
                STATE.resolve("compose/compose.env").toAbsolutePath().toString(),
                "--profile",
                "core"));
    line.addAll(Arrays.asList(arguments));
    return Program.run(images(), line);
  }

  private static Map<String, String> images() throws IOException, InterruptedException {
    Map<String, String> images = new HashMap<>();
    images.put("IMAGE_PREFIX", System.getProperty("image.prefix", "support-center"));
    images.put("IMAGE_TAG", System.getProperty("image.tag", "latest"));
    if (tryDocker("image", "inspect", STAND_INS + "kafka:4.3.1").exitCode() == 0) {
      images.put("KAFKA_IMAGE", STAND_INS + "kafka:4.3.1");
      images.put("POSTGRES_IMAGE", STAND_INS + "postgres:18");
      images.put("REGISTRY_IMAGE", STAND_INS + "registry:3.3.3");
    }
    return images;
  }
}
