package io.supportcenter.reactivation.policy;

import io.supportcenter.reactivation.scorecard.Scorecard;
import java.time.Instant;

/**
 * How requests are answered. A version never changes.
 *
 * @param currency ISO 4217 code of the balances that the scorecard compares
 * @param effectiveFrom of the policies that have taken effect, the latest is in force
 */
public record ReactivationPolicy(
    PolicyRef ref,
    String currency,
    Instant effectiveFrom,
    Scorecard scorecard,
    Thresholds thresholds,
    PaymentCondition condition,
    ThirdResponse thirdResponse) {}
