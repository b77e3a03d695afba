package io.supportcenter.reactivation.scorecard;

import java.util.Optional;

/** The outcome of comparing one attribute with its criterion. */
public record Comparison(
    AttributeName attribute,
    AttributeValue value,
    int points,
    int baselinePoints,
    Optional<PrincipalReason> reason) {
  /** How much the attribute counts against the request; zero or less when it does not. */
  public int shortfall() {
    return baselinePoints - points;
  }
}
