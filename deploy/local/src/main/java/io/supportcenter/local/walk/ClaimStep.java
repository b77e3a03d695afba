package io.supportcenter.local.walk;

/** One element of a patent claim, shown on the running stack. */
public interface ClaimStep {

  /** The patent's number, for example {@code US 9,173,090}. */
  String patent();

  /** The claim element in short. */
  String element();

  /**
   * Shows it.
   *
   * @return one line of evidence
   * @throws StepFailed when it does not hold
   * @throws Exception any other fault fails the step likewise
   */
  String run(WalkContext context) throws Exception;
}
