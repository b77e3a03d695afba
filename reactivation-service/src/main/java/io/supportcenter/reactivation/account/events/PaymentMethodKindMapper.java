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
    return switch (kind) {
      case CREDIT_CARD -> io.supportcenter.events.PaymentMethodKind.CREDIT_CARD;
      case DEBIT_CARD -> io.supportcenter.events.PaymentMethodKind.DEBIT_CARD;
      case DIRECT_DEBIT -> io.supportcenter.events.PaymentMethodKind.DIRECT_DEBIT;
      case BANK_TRANSFER -> io.supportcenter.events.PaymentMethodKind.BANK_TRANSFER;
      case INVOICE -> io.supportcenter.events.PaymentMethodKind.INVOICE;
      case WALLET -> io.supportcenter.events.PaymentMethodKind.WALLET;
      case CARRIER_BILLING -> io.supportcenter.events.PaymentMethodKind.CARRIER_BILLING;
      case PREPAID -> io.supportcenter.events.PaymentMethodKind.PREPAID;
      case OTHER -> io.supportcenter.events.PaymentMethodKind.UNKNOWN;
    };
  }
}
