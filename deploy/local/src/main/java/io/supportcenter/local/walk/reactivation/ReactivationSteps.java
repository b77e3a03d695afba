package io.supportcenter.local.walk.reactivation;

import io.supportcenter.local.walk.ClaimStep;
import io.supportcenter.local.walk.WalkContext;
import java.util.List;

/** US 7,831,441, claim 1, element by element. */
public final class ReactivationSteps {

  private ReactivationSteps() {}

  @FunctionalInterface
  private interface Show {
    String in(WalkContext context) throws Exception;
  }

  private record Step(String element, Show show) implements ClaimStep {

    @Override
    public String patent() {
      return "US 7,831,441";
    }

    @Override
    public String run(WalkContext context) throws Exception {
      return show.in(context);
    }
  }

  public static List<ClaimStep> all() {
    AccountsWalk walk = new AccountsWalk();
    return List.of(
        new Step(
            "an account reactivation request is received from a user having a deactivated account",
            walk::receive),
        new Step(
            "based on the request, an attribute of the deactivated account is identified",
            walk::identify),
        new Step("the attribute is compared with account reactivation criteria", walk::compare),
        new Step("based on the comparison, an eligibility score is determined", walk::score),
        new Step(
            "a computer determines whether the score satisfies a first and a second threshold"
                + " score",
            walk::thresholds),
        new Step(
            "both satisfied, first response: accepted without requiring an additional condition",
            walk::first),
        new Step(
            "neither satisfied, second response: accepted conditioned on the user accepting a"
                + " condition that was not placed on the deactivated account",
            walk::second),
        new Step(
            "the condition is a payment method that differs from the one the deactivated account"
                + " required",
            walk::condition),
        new Step(
            "first satisfied but not second, third response: different from both", walk::third));
  }
}
