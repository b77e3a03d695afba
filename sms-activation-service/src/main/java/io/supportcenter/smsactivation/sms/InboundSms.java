package io.supportcenter.smsactivation.sms;

import java.time.Instant;

/**
 * An SMS as a gateway handed it over.
 *
 * @param messageId the gateway's own
 * @param sender as the network gave it
 * @param shortCode where it was sent to, as the gateway writes it
 */
public record InboundSms(
    String messageId,
    String gatewayId,
    String sender,
    String shortCode,
    String text,
    Instant receivedAt) {

  /** Never text or sender: this ends up in logs. */
  @Override
  public String toString() {
    return "InboundSms[" + gatewayId + " " + messageId + "]";
  }
}
