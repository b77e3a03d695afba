package io.supportcenter.reactivation.policy;

import io.supportcenter.reactivation.account.AccountSystemId;
import io.supportcenter.reactivation.scorecard.Scorecard;
import java.time.Instant;
import java.util.Optional;

/**
 * How requests are answered. A version never changes.
 *
 * @param accountSystem whose accounts it is for; empty: all without a policy of their own
 * @param currency ISO 4217 code of the balances that the scorecard compares
 * @param effectiveFrom of the policies that have taken effect, the latest is in force
 */
public record ReactivationPolicy(
    PolicyRef ref,
    Optional<AccountSystemId> accountSystem,
    String currency,
    Instant effectiveFrom,
    Scorecard scorecard,
    Thresholds thresholds,
    PaymentCondition condition,
    ThirdResponse thirdResponse) {}
