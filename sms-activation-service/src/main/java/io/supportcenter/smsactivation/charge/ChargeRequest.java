package io.supportcenter.smsactivation.charge;

import io.supportcenter.kit.values.DecorativeText;
import io.supportcenter.kit.values.Money;
import io.supportcenter.kit.values.Text;
import io.supportcenter.kit.values.Uuids;
import io.supportcenter.smsactivation.account.AccountId;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A merchant's request, as far as it can be stored. Two that say the same, each in its own way, are
 * equal.
 *
 * @param requestId the merchant's own; once per merchant
 * @param accountId its digits; as the consumer entered it when it is not an identifier
 * @param assetId the registered device that the charge is for
 * @param isComplete every field fits; otherwise the charge is denied
 */
public record ChargeRequest(
    String merchantId,
    String requestId,
    String accountId,
    RequestedAmount amount,
    String referenceCode,
    String description,
    Optional<String> assetId,
    boolean isComplete) {

  public static final int LENGTH_MAX = 128;
  private static final String NO_ACCOUNT = "unknown";

  /**
   * A request as it arrived; its description is shortened to what fits. One with a field that is
   * missing, too long or not plain text becomes what can be stored of it, under an id of its own:
   * the same for the same request.
   */
  public static ChargeRequest received(
      String merchantId,
      String requestId,
      String accountId,
      RequestedAmount amount,
      String referenceCode,
      String description,
      Optional<String> assetId) {
    ChargeRequest request =
        new ChargeRequest(
            merchantId,
            requestId,
            AccountId.entered(accountId).map(AccountId::digits).orElse(accountId),
            amount,
            referenceCode,
            DecorativeText.of(description, LENGTH_MAX).orElse(""),
            assetId.map(Uuids::canonical),
            true);
    return request.texts().allMatch(text -> Text.isFit(text, LENGTH_MAX))
        ? request
        : request.storable();
  }

  /** Whether it is a charge that could be posted. */
  public boolean isRight() {
    return isComplete && amount.money().filter(Money::isPositive).isPresent();
  }

  private Stream<String> texts() {
    return Stream.concat(
        Stream.of(merchantId, requestId, accountId, amount.currency(), referenceCode, description),
        assetId.stream());
  }

  private ChargeRequest storable() {
    return new ChargeRequest(
        storable(merchantId),
        "incomplete-" + UUID.nameUUIDFromBytes(toString().getBytes(StandardCharsets.UTF_8)),
        storable(accountId),
        new RequestedAmount(amount.minor(), storable(amount.currency()), amount.money()),
        storable(referenceCode),
        storable(description),
        assetId.map(ChargeRequest::storable),
        false);
  }

  /** Events about the charge have this key: they are in the order of the account's. */
  public String eventKey() {
    return accountId.isBlank() ? NO_ACCOUNT : accountId;
  }

  private static String storable(String text) {
    return Text.storable(text, LENGTH_MAX);
  }
}
