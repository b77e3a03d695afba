package io.supportcenter.smsactivation.account;

import io.supportcenter.smsactivation.sms.Msisdn;
import java.time.Instant;

/**
 * How an account was activated.
 *
 * @param phone that sent the pass code; stored with the account from then on
 */
public record Activation(Msisdn phone, Instant at) {}
