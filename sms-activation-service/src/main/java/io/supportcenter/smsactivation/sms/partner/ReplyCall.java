package io.supportcenter.smsactivation.sms.partner;

import java.time.Instant;

/**
 * What a call of {@link KannelReplies} carries.
 *
 * @param until a later reply would only puzzle the person
 */
record ReplyCall(String from, String to, String text, Instant until) {}
