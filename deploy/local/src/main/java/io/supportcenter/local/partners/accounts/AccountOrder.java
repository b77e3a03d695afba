package io.supportcenter.local.partners.accounts;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An order of the account system's contract.
 *
 * @param paymentMethod may be null
 */
record AccountOrder(String accountId, PaymentMethod paymentMethod) {

  AccountOrder {
    requireNonNull(accountId, "accountId");
  }

  record PaymentMethod(Kind kind, String token) {

    PaymentMethod {
      requireNonNull(kind, "kind");
      requireNonNull(token, "token");
    }

    enum Kind {
      CREDIT_CARD,
      DEBIT_CARD,
      DIRECT_DEBIT,
      BANK_TRANSFER,
      INVOICE,
      WALLET,
      CARRIER_BILLING,
      PREPAID
    }

    /**
     * What it is, whatever the user says: tokens such as {@code tok_direct_debit_1} name their
     * kind.
     */
    Kind actualKind() {
      return Stream.of(Kind.values())
          .filter(k -> token.startsWith("tok_" + k.name().toLowerCase(Locale.ROOT) + "_"))
          .findFirst()
          .orElse(kind);
    }

    /** Tokens that begin with {@code tok_bad} stand for payment methods that do not work. */
    boolean works() {
      return !token.startsWith("tok_bad");
    }

    /** Tokens that begin with {@code tok_late} work when verified, and are refused afterwards. */
    boolean isRefusedLater() {
      return token.startsWith("tok_late");
    }
  }

  Optional<PaymentMethod> method() {
    return Optional.ofNullable(paymentMethod);
  }
}
