package io.supportcenter.smsactivation.charge;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a merchant asks for, as it was written: reading it is part of the decision.
 *
 * @param requestId the merchant's own; once per merchant
 * @param accountId as the consumer entered it
 * @param currency ISO 4217 alphabetic code
 * @param assetId the registered device that the charge is for
 */
public record ChargeRequest(
    String merchantId,
    String requestId,
    String accountId,
    long amountMinor,
    String currency,
    String referenceCode,
    String description,
    Optional<String> assetId) {

  public static final int LENGTH_MAX = 128;

  /** Every field that must be there is, none is too long, and none holds what cannot be stored. */
  public boolean isComplete() {
    return Stream.concat(
            Stream.of(merchantId, requestId, accountId, currency, referenceCode, description),
            assetId.stream())
        .noneMatch(f -> f.isBlank() || f.length() > LENGTH_MAX || f.indexOf('\0') >= 0);
  }

  /** What is kept of a request that is not complete; the same for the same request. */
  public ChargeRequest kept() {
    return isComplete()
        ? this
        : new ChargeRequest(
            bounded(merchantId),
            "incomplete-" + UUID.nameUUIDFromBytes(toString().getBytes(StandardCharsets.UTF_8)),
            bounded(accountId),
            amountMinor,
            bounded(currency),
            bounded(referenceCode),
            bounded(description),
            assetId.map(ChargeRequest::bounded));
  }

  private static String bounded(String text) {
    String storable = text.replace('\0', '?');
    return storable.length() <= LENGTH_MAX ? storable : storable.substring(0, LENGTH_MAX);
  }
}
