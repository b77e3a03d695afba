package io.supportcenter.local.walk;

/**
 * One element of a patent claim, shown on the running stack.
 *
 * @param patent its number, for example {@code US 9,173,090}
 * @param element the claim element in short
 */
public record ClaimStep(String patent, String element, Proof proof) {

  /** Shows that an element holds. */
  @FunctionalInterface
  public interface Proof {

    /**
     * @return one line of evidence
     * @throws StepFailed when it does not hold
     * @throws Exception any other fault, which fails the step likewise
     */
    String show(WalkContext context) throws Exception;
  }

  public String run(WalkContext context) throws Exception {
    return proof.show(context);
  }
}
