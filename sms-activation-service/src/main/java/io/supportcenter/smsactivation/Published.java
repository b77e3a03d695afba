package io.supportcenter.smsactivation;

import io.supportcenter.events.ChargeDenied;
import io.supportcenter.events.ChargeSucceeded;
import io.supportcenter.events.ConsumerAccountActivated;
import io.supportcenter.events.ConsumerAccountBlacklisted;
import io.supportcenter.events.ConsumerAccountClosed;
import io.supportcenter.events.ConsumerAccountIssued;
import io.supportcenter.events.ConsumerAccountReinstated;
import io.supportcenter.events.SmsPasscodeReceived;
import io.supportcenter.events.SmsReplyIssued;
import io.supportcenter.kit.events.PublishedEvents;
import io.supportcenter.schemas.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** What this service publishes. */
@ApplicationScoped
class Published {

  @Produces
  @Singleton
  PublishedEvents events() {
    return new PublishedEvents(
        Map.of(
            Topics.SMS_INBOUND,
            List.of(SmsPasscodeReceived.class),
            Topics.SMS_OUTBOUND,
            List.of(SmsReplyIssued.class),
            Topics.CONSUMER_ACCOUNTS,
            List.of(
                ConsumerAccountIssued.class,
                ConsumerAccountActivated.class,
                ConsumerAccountBlacklisted.class,
                ConsumerAccountReinstated.class,
                ConsumerAccountClosed.class),
            Topics.CHARGES,
            List.of(ChargeSucceeded.class, ChargeDenied.class)));
  }
}
