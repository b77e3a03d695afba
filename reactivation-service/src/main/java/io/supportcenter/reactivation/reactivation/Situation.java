package io.supportcenter.reactivation.reactivation;

import io.supportcenter.reactivation.account.Account;
import io.supportcenter.reactivation.account.PaymentAttempts;
import io.supportcenter.reactivation.decision.Decision;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a step may depend on besides the reactivation.
 *
 * @param account as last described; empty when nothing is known of it
 * @param isAlreadyReactivated whether the account system has confirmed a reactivation that this
 *     state of the account does not show yet
 * @param attempts the account's payment methods that have failed
 * @param decide by the policy in force
 */
public record Situation(
    Instant now,
    Optional<Account> account,
    boolean isAlreadyReactivated,
    PaymentAttempts attempts,
    Function<Account, Decision> decide) {}
