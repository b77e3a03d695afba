package io.supportcenter.local.walk;

import java.io.PrintStream;
import java.util.List;

/** Runs the steps one after the other and reports whether each holds. */
public final class Walk {

  private final PrintStream out;

  public Walk(PrintStream out) {
    this.out = out;
  }

  /** Whether all of them hold. A step that fails does not keep the next ones from being tried. */
  public boolean run(List<ClaimStep> steps, WalkContext context) throws InterruptedException {
    int passed = 0;
    String patent = "";
    for (ClaimStep step : steps) {
      if (!step.patent().equals(patent)) {
        patent = step.patent();
        out.println("\n" + patent);
      }
      passed += holds(step, context) ? 1 : 0;
    }
    int failed = steps.size() - passed;
    out.println("\nwalk: " + passed + " passed, " + failed + " failed");
    return failed == 0;
  }

  private boolean holds(ClaimStep step, WalkContext context) throws InterruptedException {
    try {
      show("PASS", step, step.run(context));
      return true;
    } catch (InterruptedException e) {
      throw e;
    } catch (StepFailed e) {
      show("FAIL", step, e.getMessage());
      return false;
    } catch (Exception e) {
      show("FAIL", step, e.toString());
      return false;
    }
  }

  private void show(String verdict, ClaimStep step, String evidence) {
    out.println("  " + verdict + "  " + step.element());
    out.println("        " + evidence);
  }
}
