package io.supportcenter.local.walk.reactivation;

import io.supportcenter.local.walk.ClaimStep;
import java.util.List;

/** US 7,831,441, claim 1, element by element. */
public final class ReactivationSteps {

  private ReactivationSteps() {}

  public static List<ClaimStep> all() {
    AccountsWalk walk = new AccountsWalk();
    return List.of(
        step(
            "an account reactivation request is received from a user having a deactivated account",
            walk::receive),
        step(
            "based on the request, an attribute of the deactivated account is identified",
            walk::identify),
        step("the attribute is compared with account reactivation criteria", walk::compare),
        step("based on the comparison, an eligibility score is determined", walk::score),
        step(
            "a computer determines whether the score satisfies a first and a second threshold"
                + " score",
            walk::thresholds),
        step(
            "both satisfied, first response: accepted without requiring an additional condition",
            walk::first),
        step(
            "neither satisfied, second response: accepted conditioned on the user accepting a"
                + " condition that was not placed on the deactivated account",
            walk::second),
        step(
            "the condition is a payment method that differs from the one the deactivated account"
                + " required",
            walk::condition),
        step("first satisfied but not second, third response: different from both", walk::third));
  }

  private static ClaimStep step(String element, ClaimStep.Proof proof) {
    return new ClaimStep("US 7,831,441", element, proof);
  }
}
