package io.supportcenter.smsactivation.activation;

import io.supportcenter.smsactivation.account.Account;
import io.supportcenter.smsactivation.sender.SenderHistory;
import io.supportcenter.smsactivation.sms.ReplyKind;
import java.util.Optional;

/**
 * What an SMS leads to.
 *
 * @param history of the sender afterwards
 * @param activated the account that it took off the blacklist
 */
public record ActivationDecision(
    ActivationOutcome outcome,
    SenderHistory history,
    Optional<Account> activated,
    Optional<ReplyKind> reply) {}
