package io.supportcenter.smsactivation.issue;

import io.supportcenter.smsactivation.account.AccountTerms;
import java.util.List;

/** The sheet that cards are printed from, as CSV (RFC 4180). */
public final class CardSheet {

  public static final String HEADER = "account_id,pass_code,short_code,value,currency,expires_on";
  private static final String LINE_END = "\r\n";

  private CardSheet() {}

  /** None of the fields holds a comma or a quote. */
  public static String csv(AccountTerms terms, List<Card> cards) {
    StringBuilder sheet = new StringBuilder(HEADER).append(LINE_END);
    String common =
        String.join(
            ",",
            terms.value().inMajorUnits().toPlainString(),
            terms.value().currencyCode(),
            terms.lastDay().toString());
    for (Card card : cards) {
      sheet
          .append(card.accountId().digits())
          .append(',')
          .append(card.passCode().printed())
          .append(',')
          .append(card.shortCode().digits())
          .append(',')
          .append(common)
          .append(LINE_END);
    }
    return sheet.toString();
  }
}
