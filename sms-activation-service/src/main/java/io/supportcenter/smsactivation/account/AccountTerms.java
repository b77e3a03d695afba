package io.supportcenter.smsactivation.account;

import io.supportcenter.kit.values.Money;
import io.supportcenter.smsactivation.sms.ShortCode;
import java.time.Instant;
import java.util.UUID;

/**
 * What all accounts of a batch have in common.
 *
 * @param shortCode that the pass codes must be sent to
 * @param value that each account is issued with
 * @param expiresAt from then on an account is neither activated nor charged
 */
public record AccountTerms(
    UUID batchId, String distributorId, ShortCode shortCode, Money value, Instant expiresAt) {}
