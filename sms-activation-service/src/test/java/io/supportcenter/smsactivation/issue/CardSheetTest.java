package io.supportcenter.smsactivation.issue;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.smsactivation.account.AccountId;
import io.supportcenter.smsactivation.account.AccountTerms;
import io.supportcenter.smsactivation.account.Accounts;
import io.supportcenter.smsactivation.code.PassCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardSheetTest {

  private final Random random = new Random(9111301);
  private final List<Card> cards =
      Stream.generate(() -> Card.random(Accounts.TERMS.shortCode(), random)).limit(100).toList();

  @Test
  void shouldPrintIdentifierPassCodeAndShortCodeTogether() {
    String[] lines = CardSheet.csv(Accounts.TERMS, cards).split("\r\n");

    assertThat(lines).hasSize(101);
    assertThat(lines[0]).isEqualTo("account_id,pass_code,short_code,value,currency,expires_on");
    Card first = cards.getFirst();
    assertThat(lines[1])
        .isEqualTo(
            first.accountId().digits()
                + ","
                + first.passCode().printed()
                + ",70011,20.00,EUR,2027-11-22");
  }

  @ParameterizedTest
  @CsvSource({
    "2099-06-01T00:00:00Z, 2099-05-31",
    "2099-06-01T00:00:00.001Z, 2099-06-01",
    "2099-06-01T12:00:00Z, 2099-06-01",
    "2099-05-31T23:59:59Z, 2099-05-31",
    "2100-03-01T00:00:00Z, 2100-02-28"
  })
  void shouldPrintTheLastDayOnWhichTheCardWorks(Instant expiresAt, LocalDate lastDay) {
    AccountTerms terms = Accounts.TERMS;
    assertThat(
            CardSheet.csv(
                new AccountTerms(
                    terms.batchId(),
                    terms.distributorId(),
                    terms.shortCode(),
                    terms.value(),
                    expiresAt),
                cards.subList(0, 1)))
        .endsWith("," + lastDay + "\r\n");
  }

  @Test
  void shouldNeverDrawAPassCodeThatCouldBeAnIdentifier() {
    assertThat(cards)
        .allSatisfy(card -> assertThat(AccountId.entered(card.passCode().canonical())).isEmpty());
  }

  @Test
  void shouldPostTheValueOfAllCardsAgainstTheDistributor() {
    Batch batch = new Batch(Accounts.TERMS, "issuer", 100, new BatchState.Ordered());
    var entry = batch.journalEntry(UUID.randomUUID(), cards, Instant.EPOCH);
    assertThat(entry.postings()).hasSize(101);
    assertThat(entry.postings().getFirst().amount()).isEqualTo(Accounts.eur(200_000));
    assertThat(entry.postings().get(1).amount()).isEqualTo(Accounts.eur(-2000));
  }

  @Test
  void shouldKeepGuessingHopeless() {
    assertThat(IssuePolicy.hasRoomFor(10_000_000, Batch.COUNT_MAX)).isTrue();
    assertThat(IssuePolicy.hasRoomFor((long) (PassCode.SPACE * 1e-8), 1)).isFalse();
  }
}
