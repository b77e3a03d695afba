package io.supportcenter.local.partners.vendor;

import static java.util.Objects.requireNonNull;

/** An amount as in the vendor contract. */
record Money(long amountMinor, String currency) {

  Money {
    requireNonNull(currency, "currency");
  }

  Money times(long n) {
    return new Money(amountMinor * n, currency);
  }
}
