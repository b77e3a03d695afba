package io.supportcenter.smsactivation.sms.events;

import io.supportcenter.events.SmsPasscodeReceived;
import io.supportcenter.events.SmsReplyIssued;
import io.supportcenter.events.SmsReplyKind;
import io.supportcenter.kit.events.OutboundEvent;
import io.supportcenter.schemas.Topics;
import io.supportcenter.smsactivation.sms.InboundSms;
import io.supportcenter.smsactivation.sms.ReplyKind;
import io.supportcenter.smsactivation.sms.SmsReply;
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

  public static OutboundEvent toEvent(InboundSms sms) {
    return OutboundEvent.of(
        Topics.SMS_INBOUND,
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
            kind(reply.kind()),
            reply.kind().text(),
            reply.at()));
  }

  private static SmsReplyKind kind(ReplyKind kind) {
    return switch (kind) {
      case ACTIVATED -> SmsReplyKind.ACTIVATED;
      case ALREADY_ACTIVE -> SmsReplyKind.ALREADY_ACTIVE;
      case NOT_RECOGNISED -> SmsReplyKind.NOT_RECOGNISED;
      case CHECK_YOUR_CODE -> SmsReplyKind.CHECK_YOUR_CODE;
      case NOT_USABLE -> SmsReplyKind.NOT_USABLE;
      case TRY_LATER -> SmsReplyKind.TRY_LATER;
      case HELP -> SmsReplyKind.HELP;
      case STOPPED -> SmsReplyKind.STOPPED;
      case STARTED -> SmsReplyKind.STARTED;
    };
  }
}
