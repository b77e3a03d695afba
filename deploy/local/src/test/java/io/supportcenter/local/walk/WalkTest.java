package io.supportcenter.local.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class WalkTest {

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();

  @Test
  void shouldShowEachElementUnderItsPatentWithItsEvidence() throws Exception {
    boolean passed =
        walk(
            new ClaimStep("US 1", "receives", context -> "receipt 17"),
            new ClaimStep("US 1", "stores", context -> "asset 4"),
            new ClaimStep("US 2", "charges", context -> "charge 9"));

    assertThat(passed).isTrue();
    assertThat(lines())
        .containsExactly(
            "",
            "US 1",
            "  PASS  receives",
            "        receipt 17",
            "  PASS  stores",
            "        asset 4",
            "",
            "US 2",
            "  PASS  charges",
            "        charge 9",
            "",
            "walk: 3 passed, 0 failed");
  }

  @Test
  void shouldGoOnAfterAFailureAndReportIt() throws Exception {
    boolean passed =
        walk(
            new ClaimStep("US 1", "fails", context -> fail("nothing stored")),
            new ClaimStep("US 1", "breaks", context -> "" + List.of().getFirst()),
            new ClaimStep("US 1", "holds", context -> "asset 4"));

    assertThat(passed).isFalse();
    assertThat(lines())
        .contains("  FAIL  fails", "        nothing stored", "  FAIL  breaks", "  PASS  holds")
        .endsWith("walk: 1 passed, 2 failed");
  }

  private static String fail(String message) {
    throw new StepFailed(message);
  }

  /** These steps need no running stack. */
  private boolean walk(ClaimStep... steps) throws InterruptedException {
    PrintStream out = new PrintStream(output, true, StandardCharsets.UTF_8);
    return new Walk(out).run(List.of(steps), null);
  }

  private List<String> lines() {
    return output.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
