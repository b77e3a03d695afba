package io.supportcenter.smsactivation;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.events.ChargeRequested;
import io.supportcenter.events.Money;
import io.supportcenter.events.SmsPasscodeReceived;
import io.supportcenter.kit.testing.RecordMatrix;
import io.supportcenter.schemas.Topics;
import io.supportcenter.smsactivation.testing.Phones;
import io.supportcenter.smsactivation.testing.SmsParts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

@QuarkusTest
@WithTestResource(SmsParts.class)
class RecordIT extends RecordMatrix {

  @Override
  protected Stream<Source> sources() {
    return Stream.of(
        new Source(Topics.SMS_INBOUND, RecordIT::sms, Set.of("messageId", "gatewayId")),
        new Source(Topics.CHARGE_REQUESTS, RecordIT::charge));
  }

  private static Right sms() {
    String message = UUID.randomUUID().toString();
    String phone = Phones.any();
    UUID stored =
        UUID.nameUUIDFromBytes(("10/aggregator/" + message).getBytes(StandardCharsets.UTF_8));
    return new Right(
        phone,
        new SmsPasscodeReceived(message, "aggregator", phone, "70011", "hello", Instant.now()),
        "SELECT 1 FROM sms_sender WHERE strpos(recent_messages, ?) > 0",
        stored.toString());
  }

  private static Right charge() {
    String request = UUID.randomUUID().toString();
    String account = request.replaceAll("[^0-9]", "") + "000000000000";
    return new Right(
        account,
        new ChargeRequested(
            "merchant-1",
            request,
            account.substring(0, 12),
            new Money(100L, "EUR"),
            "order-1",
            "Rolls",
            UUID.randomUUID().toString(),
            Instant.now()),
        "SELECT 1 FROM charge WHERE request_id = ?",
        request);
  }
}
