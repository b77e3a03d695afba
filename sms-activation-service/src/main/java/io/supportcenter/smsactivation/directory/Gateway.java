package io.supportcenter.smsactivation.directory;

/**
 * A gateway between us and mobile networks.
 *
 * @param region ISO 3166-1 alpha-2; of phone numbers that it gives without a country code
 * @param takesReplies it is a Kannel that we send replies to; others read {@code sms-outbound.v1}
 */
public record Gateway(String id, String region, SenderForm senders, boolean takesReplies) {}
