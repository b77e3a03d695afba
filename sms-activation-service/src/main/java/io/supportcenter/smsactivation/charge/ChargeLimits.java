package io.supportcenter.smsactivation.charge;

import io.supportcenter.smsactivation.limit.SpendingLimit;
import io.supportcenter.smsactivation.merchant.ProbeLimit;

/**
 * How much may be charged.
 *
 * @param account how much one account may be charged, by all merchants
 * @param merchant how much one merchant may charge, all accounts, in each currency
 * @param probes when a merchant that tries accounts which do not exist is locked out
 */
public record ChargeLimits(SpendingLimit account, SpendingLimit merchant, ProbeLimit probes) {}
