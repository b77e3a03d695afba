package io.supportcenter.smsactivation.charge;

import java.util.Optional;
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

  /** Every field that must be there is, and none is too long. */
  public boolean isComplete() {
    return Stream.concat(
            Stream.of(merchantId, requestId, accountId, currency, referenceCode, description),
            assetId.stream())
        .noneMatch(field -> field.isBlank() || field.length() > LENGTH_MAX);
  }
}
