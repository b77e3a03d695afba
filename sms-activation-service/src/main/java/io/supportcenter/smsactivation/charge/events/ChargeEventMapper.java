package io.supportcenter.smsactivation.charge.events;

import io.supportcenter.events.ChargeDenied;
import io.supportcenter.events.ChargeRequested;
import io.supportcenter.events.ChargeSucceeded;
import io.supportcenter.events.Money;
import io.supportcenter.kit.events.OutboundEvent;
import io.supportcenter.kit.events.ValueMapper;
import io.supportcenter.kit.values.CommonRefusal;
import io.supportcenter.kit.values.DecorativeText;
import io.supportcenter.kit.values.InvalidValue;
import io.supportcenter.kit.values.Text;
import io.supportcenter.schemas.Topics;
import io.supportcenter.smsactivation.charge.Charge;
import io.supportcenter.smsactivation.charge.ChargeRequest;
import io.supportcenter.smsactivation.charge.ChargeState;
import io.supportcenter.smsactivation.charge.RequestedAmount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;

/** Requests on {@code charge-requests.v1}, and what became of them on {@code charges.v1}. */
public final class ChargeEventMapper {

  private ChargeEventMapper() {}

  public static ChargeRequest request(SpecificRecord event) {
    if (!(event instanceof ChargeRequested requested)) {
      throw new IllegalStateException(event.getSchema().getFullName() + " is not a charge request");
    }
    return ChargeRequest.received(
        requested.getMerchantId(),
        requested.getRequestId(),
        requested.getAccountId(),
        RequestedAmount.of(
            requested.getAmount().getAmountMinor(), requested.getAmount().getCurrency()),
        requested.getReferenceCode(),
        requested.getDescription(),
        Optional.ofNullable(requested.getAssetId()));
  }

  /** The merchant in whose name it is. */
  public static Optional<String> merchant(SpecificRecord event) {
    return Optional.of(((ChargeRequested) event).getMerchantId());
  }

  /** As the merchant wrote it. */
  public static String requestId(SpecificRecord event) {
    return ((ChargeRequested) event).getRequestId();
  }

  /** Why a request is denied that is wrong in itself, field by field. */
  public static List<InvalidValue> problems(SpecificRecord event) {
    ChargeRequested requested = (ChargeRequested) event;
    List<InvalidValue> problems = new ArrayList<>();
    check(problems, "merchantId", () -> text(requested.getMerchantId()));
    check(problems, "requestId", () -> text(requested.getRequestId()));
    check(problems, "accountId", () -> text(requested.getAccountId()));
    check(problems, "amount.currency", () -> ValueMapper.money(requested.getAmount()));
    check(problems, "amount.amountMinor", () -> positive(requested.getAmount().getAmountMinor()));
    check(problems, "referenceCode", () -> text(requested.getReferenceCode()));
    check(
        problems,
        "description",
        () ->
            text(
                DecorativeText.of(requested.getDescription(), ChargeRequest.LENGTH_MAX)
                    .orElse("")));
    Optional.ofNullable(requested.getAssetId())
        .ifPresent(id -> check(problems, "assetId", () -> text(id)));
    return problems;
  }

  private static void check(List<InvalidValue> problems, String field, Supplier<?> value) {
    try {
      InvalidValue.in(field, value);
    } catch (InvalidValue fault) {
      problems.add(fault);
    }
  }

  private static String text(String text) {
    return Text.require("it", text, ChargeRequest.LENGTH_MAX);
  }

  private static long positive(long amountMinor) {
    if (amountMinor <= 0) {
      throw new InvalidValue(CommonRefusal.OUT_OF_RANGE, "an amount must be positive");
    }
    return amountMinor;
  }

  /** Nothing is published about a charge that is still waiting. */
  public static Optional<OutboundEvent> event(Charge charge) {
    return switch (charge.state()) {
      case ChargeState.Processing _ -> Optional.empty();
      case ChargeState.Succeeded(var entry, var version, var at) ->
          event(charge, new ChargeSucceeded(toEvent(charge), version, entry.toString(), at));
      case ChargeState.Denied(var reason, var version, var at) ->
          event(
              charge,
              new ChargeDenied(
                  toEvent(charge),
                  version.orElse(null),
                  io.supportcenter.events.DenialReason.valueOf(reason.name()),
                  at));
    };
  }

  private static Optional<OutboundEvent> event(Charge charge, SpecificRecord event) {
    return Optional.of(OutboundEvent.of(Topics.CHARGES, charge.request().eventKey(), event));
  }

  private static io.supportcenter.events.Charge toEvent(Charge charge) {
    ChargeRequest request = charge.request();
    return new io.supportcenter.events.Charge(
        charge.id().toString(),
        request.merchantId(),
        request.requestId(),
        request.accountId(),
        new Money(request.amount().minor(), request.amount().currency()),
        request.referenceCode(),
        request.description(),
        request.assetId().orElse(null));
  }
}
