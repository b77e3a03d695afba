package io.supportcenter.smsactivation.account;

import io.supportcenter.kit.values.Money;
import io.supportcenter.smsactivation.sms.ShortCode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * What all accounts of a batch have in common.
 *
 * @param shortCode that the pass codes must be sent to
 * @param value that each account is issued with
 * @param expiresAt from then on an account is neither activated nor charged
 */
public record AccountTerms(
    UUID batchId, String distributorId, ShortCode shortCode, Money value, Instant expiresAt) {

  /**
   * The last day, by UTC, on which the account works: one that expires at midnight does not begin
   * the day.
   */
  public LocalDate lastDay() {
    return LocalDate.ofInstant(expiresAt.minusNanos(1), ZoneOffset.UTC);
  }
}
