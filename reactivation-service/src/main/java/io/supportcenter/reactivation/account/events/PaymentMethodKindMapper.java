package io.supportcenter.reactivation.account.events;

import io.supportcenter.reactivation.account.PaymentMethodKind;

/** Kinds of payment methods in events. */
public final class PaymentMethodKindMapper {
  private PaymentMethodKindMapper() {}

  public static PaymentMethodKind fromEvent(io.supportcenter.events.PaymentMethodKind kind) {
    return switch (kind) {
      case CREDIT_CARD -> PaymentMethodKind.CREDIT_CARD;
      case DEBIT_CARD -> PaymentMethodKind.DEBIT_CARD;
      case DIRECT_DEBIT -> PaymentMethodKind.DIRECT_DEBIT;
      case BANK_TRANSFER -> PaymentMethodKind.BANK_TRANSFER;
      case INVOICE -> PaymentMethodKind.INVOICE;
      case WALLET -> PaymentMethodKind.WALLET;
      case CARRIER_BILLING -> PaymentMethodKind.CARRIER_BILLING;
      case PREPAID -> PaymentMethodKind.PREPAID;
      case UNKNOWN -> PaymentMethodKind.OTHER;
    };
  }

  public static io.supportcenter.events.PaymentMethodKind toEvent(PaymentMethodKind kind) {
    return kind == PaymentMethodKind.OTHER
        ? io.supportcenter.events.PaymentMethodKind.UNKNOWN
        : io.supportcenter.events.PaymentMethodKind.valueOf(kind.name());
  }
}
