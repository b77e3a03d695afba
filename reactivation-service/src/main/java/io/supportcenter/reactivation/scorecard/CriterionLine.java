package io.supportcenter.reactivation.scorecard;

import java.util.Optional;

/**
 * Points for some values of an attribute (PMML 4.4, Scorecard: Attribute with partialScore and
 * reasonCode).
 *
 * @param reason why these values speak against the request
 */
public record CriterionLine(ValueRange range, int points, Optional<PrincipalReason> reason) {
  static final int POINTS_MAX = 100_000;

  public CriterionLine {
    if (Math.abs(points) > POINTS_MAX) {
      throw new IllegalArgumentException("points are between -100000 and 100000");
    }
  }
}
