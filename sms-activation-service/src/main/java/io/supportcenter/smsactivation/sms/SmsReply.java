package io.supportcenter.smsactivation.sms;

import java.time.Instant;
import java.util.UUID;

/**
 * Our answer to an SMS.
 *
 * @param to the SMS that it answers, by whose gateway and short code it is sent
 */
public record SmsReply(UUID id, InboundSms to, Msisdn recipient, ReplyKind kind, Instant at) {}
