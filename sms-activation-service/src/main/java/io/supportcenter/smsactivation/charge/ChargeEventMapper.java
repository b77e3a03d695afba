package io.supportcenter.smsactivation.charge;

import io.supportcenter.events.ChargeDenied;
import io.supportcenter.events.ChargeRequested;
import io.supportcenter.events.ChargeSucceeded;
import io.supportcenter.events.Money;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** Charges as they come on {@code charge-requests.v1} and are told of on {@code charges.v1}. */
public final class ChargeEventMapper {

  private ChargeEventMapper() {}

  public static ChargeRequest fromEvent(ChargeRequested event) {
    return new ChargeRequest(
        event.getMerchantId(),
        event.getRequestId(),
        event.getAccountId(),
        event.getAmount().getAmountMinor(),
        event.getAmount().getCurrency(),
        event.getReferenceCode(),
        event.getDescription(),
        Optional.ofNullable(event.getAssetId()));
  }

  /** Nothing is told of a charge that still waits. */
  public static Optional<SpecificRecord> event(Charge charge) {
    return switch (charge.state()) {
      case ChargeState.Processing _ -> Optional.empty();
      case ChargeState.Succeeded(var entry, var version, var at, var device) ->
          Optional.of(new ChargeSucceeded(toEvent(charge, device), version, entry.toString(), at));
      case ChargeState.Denied(var reason, var version, var at) ->
          Optional.of(
              new ChargeDenied(
                  toEvent(charge, Optional.empty()), version.orElse(null), reason(reason), at));
    };
  }

  private static io.supportcenter.events.Charge toEvent(
      Charge charge, Optional<ChargedDevice> device) {
    ChargeRequest request = charge.request();
    return new io.supportcenter.events.Charge(
        charge.id().toString(),
        request.merchantId(),
        request.requestId(),
        request.accountId(),
        new Money(request.amountMinor(), request.currency()),
        request.referenceCode(),
        request.description(),
        device
            .map(ChargeEventMapper::toEvent)
            .or(() -> request.assetId().map(ChargeEventMapper::unknownDevice))
            .orElse(null));
  }

  private static io.supportcenter.events.ChargedDevice toEvent(ChargedDevice device) {
    return new io.supportcenter.events.ChargedDevice(
        device.assetId(), device.manufacturer(), device.model(), device.serialNumber());
  }

  private static io.supportcenter.events.ChargedDevice unknownDevice(String assetId) {
    return new io.supportcenter.events.ChargedDevice(assetId, null, null, null);
  }

  private static io.supportcenter.events.DenialReason reason(DenialReason reason) {
    return switch (reason) {
      case BLACKLISTED -> io.supportcenter.events.DenialReason.BLACKLISTED;
      case UNKNOWN_ACCOUNT -> io.supportcenter.events.DenialReason.UNKNOWN_ACCOUNT;
      case CLOSED -> io.supportcenter.events.DenialReason.CLOSED;
      case EXPIRED -> io.supportcenter.events.DenialReason.EXPIRED;
      case INSUFFICIENT_FUNDS -> io.supportcenter.events.DenialReason.INSUFFICIENT_FUNDS;
      case CURRENCY_MISMATCH -> io.supportcenter.events.DenialReason.CURRENCY_MISMATCH;
      case INVALID_AMOUNT -> io.supportcenter.events.DenialReason.INVALID_AMOUNT;
      case INVALID_REQUEST -> io.supportcenter.events.DenialReason.INVALID_REQUEST;
      case DEVICE_NOT_REGISTERED -> io.supportcenter.events.DenialReason.DEVICE_NOT_REGISTERED;
    };
  }
}
