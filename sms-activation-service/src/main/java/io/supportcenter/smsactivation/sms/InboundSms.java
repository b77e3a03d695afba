package io.supportcenter.smsactivation.sms;

import io.supportcenter.kit.values.InvalidValue;
import io.supportcenter.kit.values.Text;
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

  private static final int ID_LENGTH_MAX = 128;

  /**
   * The text and the sender may be anything that a phone can send; the gateway's own fields may
   * not.
   *
   * @throws InvalidValue when one is blank, too long or not plain text
   */
  public void check() {
    InvalidValue.in("messageId", () -> Text.require("it", messageId, ID_LENGTH_MAX));
    InvalidValue.in("gatewayId", () -> Text.require("it", gatewayId, ID_LENGTH_MAX));
    InvalidValue.in("shortCode", () -> Text.require("it", shortCode, ID_LENGTH_MAX));
  }

  /** Never text or sender: this ends up in logs. */
  @Override
  public String toString() {
    return "InboundSms[" + gatewayId + " " + messageId + "]";
  }
}
