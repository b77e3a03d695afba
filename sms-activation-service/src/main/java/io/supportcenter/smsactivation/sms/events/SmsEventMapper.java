package io.supportcenter.smsactivation.sms.events;

import io.supportcenter.events.SmsPasscodeReceived;
import io.supportcenter.events.SmsReplyIssued;
import io.supportcenter.events.SmsReplyKind;
import io.supportcenter.kit.events.OutboundEvent;
import io.supportcenter.schemas.Topics;
import io.supportcenter.smsactivation.sms.InboundSms;
import io.supportcenter.smsactivation.sms.SmsReply;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** SMS on {@code sms-inbound.v1}, and replies on {@code sms-outbound.v1}. */
public final class SmsEventMapper {

  private SmsEventMapper() {}

  public static InboundSms received(SpecificRecord event) {
    if (!(event instanceof SmsPasscodeReceived received)) {
      throw new IllegalStateException(event.getSchema().getFullName() + " is not an SMS");
    }
    return new InboundSms(
        received.getMessageId(),
        received.getGatewayId(),
        received.getSender(),
        received.getShortCode(),
        received.getText(),
        received.getReceivedAt());
  }

  /** The gateway in whose name it is. */
  public static Optional<String> gateway(SpecificRecord event) {
    return Optional.of(received(event).gatewayId());
  }

  /**
   * The event that publishes an SMS.
   *
   * @param topic {@link Topics#SMS_INBOUND}, or the gateway's own
   */
  public static OutboundEvent toEvent(String topic, InboundSms sms) {
    return OutboundEvent.of(
        topic,
        sms.sender(),
        new SmsPasscodeReceived(
            sms.messageId(),
            sms.gatewayId(),
            sms.sender(),
            sms.shortCode(),
            sms.text(),
            sms.receivedAt()));
  }

  public static OutboundEvent toEvent(SmsReply reply) {
    String recipient = reply.recipient().e164();
    return OutboundEvent.of(
        Topics.SMS_OUTBOUND,
        recipient,
        new SmsReplyIssued(
            reply.id().toString(),
            reply.to().messageId(),
            reply.to().gatewayId(),
            recipient,
            reply.to().shortCode(),
            SmsReplyKind.valueOf(reply.kind().name()),
            reply.kind().text(),
            reply.at()));
  }
}
