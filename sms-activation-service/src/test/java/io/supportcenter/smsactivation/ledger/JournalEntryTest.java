package io.supportcenter.smsactivation.ledger;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supportcenter.kit.values.Money;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JournalEntryTest {

  private static final LedgerAccount CONSUMER =
      new LedgerAccount(LedgerAccount.Kind.CONSUMER, "00000000000001");
  private static final LedgerAccount MERCHANT =
      new LedgerAccount(LedgerAccount.Kind.MERCHANT, "kiosk");

  @Test
  void shouldRefuseAnEntryThatDoesNotBalance() {
    assertThatThrownBy(
            () -> entry(Posting.debit(CONSUMER, eur(5)), Posting.credit(MERCHANT, eur(4))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldRefuseEmptyEntriesAndEmptyPostings() {
    assertThatThrownBy(() -> entry()).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Posting.debit(CONSUMER, eur(0)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldRefuseTwoCurrenciesInOneEntry() {
    Money yen = new Money(5, Currency.getInstance("JPY"));
    assertThatThrownBy(() -> entry(Posting.debit(CONSUMER, eur(5)), Posting.credit(MERCHANT, yen)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static JournalEntry entry(Posting... postings) {
    return new JournalEntry(
        UUID.randomUUID(), JournalEntry.Kind.CHARGE, "c", Instant.EPOCH, List.of(postings));
  }

  private static Money eur(long minor) {
    return new Money(minor, Currency.getInstance("EUR"));
  }
}
