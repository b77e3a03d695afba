package io.supportcenter.registration.unit.partner;

import io.supportcenter.kit.partner.PartnerAnswer;
import io.supportcenter.kit.partner.UnfitAnswer;
import java.util.function.Function;

/**
 * Takes an answer outside the contract as one too, so that a unit never waits unseen: after it the
 * partner is asked again as seldom as one that does not know the answer yet.
 */
final class Patience {

  private Patience() {}

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
