package io.supportcenter.registration.unit.partner;

import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.partner.PartnerAnswer;
import io.supportcenter.kit.partner.UnfitAnswer;
import io.supportcenter.registration.unit.store.PartnerQuestions.Question;
import java.time.Instant;
import java.util.function.Function;

/**
 * Ends questions that get no answer, so that a unit never waits unseen: what came of it is an
 * answer too, after which the partner is asked again as seldom as one that does not know the answer
 * yet.
 */
final class Patience {

  private Patience() {}

  /**
   * The outcome, or the answer that there was none for too long.
   *
   * @param unanswered what that means
   */
  static CallOutcome of(
      Question question, CallOutcome outcome, Function<String, Object> unanswered) {
    return outcome instanceof CallOutcome.Retryable(String detail, _)
            && Instant.now().isAfter(question.giveUpAt())
        ? new CallOutcome.Success(unanswered.apply(detail))
        : outcome;
  }

  /**
   * What an answer means.
   *
   * @param unanswered what one outside the contract means: it says nothing about the partner's
   *     health, and repeating the question at once does not help
   */
  static <T> T understood(
      PartnerAnswer answer, Function<PartnerAnswer, T> meaning, Function<String, T> unanswered) {
    try {
      return meaning.apply(answer);
    } catch (UnfitAnswer unfit) {
      return unanswered.apply(answer + ", " + unfit.getMessage());
    }
  }
}
