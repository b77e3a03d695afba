package io.supportcenter.reactivation.scorecard;

/** How eligible a request is; higher is better. */
public record EligibilityScore(int points) {}
