package io.supportcenter.local.walk;

/** A claim element does not hold; the message says what was expected and what was found. */
public final class StepFailed extends RuntimeException {

  public StepFailed(String message) {
    super(message);
  }

  /**
   * @throws StepFailed when the condition is false
   */
  public static void unless(boolean holds, String otherwise) {
    if (!holds) {
      throw new StepFailed(otherwise);
    }
  }
}
