package io.supportcenter.benchmark.tally;

import io.supportcenter.benchmark.tally.Tallies.Addition;
import io.supportcenter.benchmark.tally.Tallies.Tally;
import io.supportcenter.events.ChargeRequested;
import io.supportcenter.events.ConsumerAccount;
import io.supportcenter.events.ConsumerAccountIssued;
import io.supportcenter.events.ConsumerAccountStatus;
import io.supportcenter.events.Money;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.avro.specific.SpecificRecord;

/**
 * The product's own event types, used for what they carry: an amount for an account goes in, the
 * account's whole state and version go out.
 */
public final class TallyEvents {

  private static final String CURRENCY = "EUR";

  private TallyEvents() {}

  public static ChargeRequested request(String accountId, String requestId, long amount) {
    return ChargeRequested.newBuilder()
        .setMerchantId("merchant-1")
        .setRequestId(requestId)
        .setAccountId(accountId)
        .setAmount(new Money(amount, CURRENCY))
        .setReferenceCode("reference-" + requestId)
        .setDescription("one more song")
        .setRequestedAt(now())
        .build();
  }

  public static Addition addition(SpecificRecord event) {
    ChargeRequested request = (ChargeRequested) event;
    return new Addition(request.getAccountId(), request.getAmount().getAmountMinor());
  }

  public static ConsumerAccountIssued changed(Tally tally) {
    Instant now = now();
    return ConsumerAccountIssued.newBuilder()
        .setAccountId(tally.accountId())
        .setVersion(tally.version())
        .setOccurredAt(now)
        .setAccount(
            ConsumerAccount.newBuilder()
                .setStatus(ConsumerAccountStatus.ISSUED)
                .setBlacklisted(false)
                .setBatchId("batch-1")
                .setDistributorId("distributor-1")
                .setShortCode("12345")
                .setValue(new Money(tally.total(), CURRENCY))
                .setExpiresAt(now)
                .build())
        .build();
  }

  public static Tally tally(SpecificRecord event) {
    ConsumerAccountIssued changed = (ConsumerAccountIssued) event;
    return new Tally(
        changed.getAccountId(),
        changed.getVersion(),
        changed.getAccount().getValue().getAmountMinor());
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }
}
