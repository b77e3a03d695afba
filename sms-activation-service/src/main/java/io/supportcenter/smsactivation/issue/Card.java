package io.supportcenter.smsactivation.issue;

import io.supportcenter.smsactivation.account.AccountId;
import io.supportcenter.smsactivation.code.PassCode;
import io.supportcenter.smsactivation.sms.ShortCode;
import java.util.random.RandomGenerator;

/** What is printed on one card, together and for its holder to read. */
public record Card(AccountId accountId, PassCode passCode, ShortCode shortCode) {

  /**
   * @param random must be cryptographically strong
   */
  public static Card random(ShortCode shortCode, RandomGenerator random) {
    return new Card(AccountId.random(random), PassCode.random(random), shortCode);
  }
}
