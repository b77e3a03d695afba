package io.supportcenter.smsactivation.activation.intake;

import io.supportcenter.smsactivation.account.Account;
import io.supportcenter.smsactivation.activation.PhoneMessage;
import io.supportcenter.smsactivation.budget.Budgets;
import io.supportcenter.smsactivation.budget.Budgets.Key;
import io.supportcenter.smsactivation.budget.Scope;
import io.supportcenter.smsactivation.sms.ShortCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Which budgets a message is charged to. */
final class SmsBudgets {

  private SmsBudgets() {}

  /**
   * Of the reply.
   *
   * @param shortCode of ours that it is sent from
   * @param match the account whose code is in the message
   */
  static List<Key> ofReply(
      PhoneMessage message, ShortCode shortCode, Optional<Account> match, Budgets budgets) {
    List<Key> keys = new ArrayList<>();
    keys.add(Key.all(Scope.REPLIES));
    keys.add(new Key(Scope.REPLIES_SHORT_CODE, shortCode.digits()));
    keys.add(new Key(Scope.REPLIES_PREFIX, prefix(message, budgets.prefixDigits())));
    match.ifPresent(account -> keys.add(new Key(Scope.REPLIES_BATCH, batch(account))));
    return keys;
  }

  /** Of a code that is wrong. */
  static List<Key> ofGuess(Optional<ShortCode> shortCode, Optional<Account> match) {
    List<Key> keys = new ArrayList<>();
    keys.add(Key.all(Scope.GUESSES));
    shortCode.ifPresent(code -> keys.add(new Key(Scope.GUESSES_SHORT_CODE, code.digits())));
    match.ifPresent(account -> keys.add(new Key(Scope.GUESSES_BATCH, batch(account))));
    return keys;
  }

  /**
   * All that messages may be charged to, by whatever they lead to.
   *
   * @param ours the short codes that are
   */
  static List<Key> ofBatch(
      List<ReceivedMessage> messages,
      OurShortCodes ours,
      Collection<Account> accounts,
      Budgets budgets) {
    if (messages.isEmpty()) {
      return List.of();
    }
    List<Key> keys = new ArrayList<>(ofGuess(Optional.empty(), Optional.empty()));
    keys.add(Key.all(Scope.REPLIES));
    for (Account account : accounts) {
      keys.add(new Key(Scope.REPLIES_BATCH, batch(account)));
      keys.add(new Key(Scope.GUESSES_BATCH, batch(account)));
    }
    for (ReceivedMessage received : messages) {
      PhoneMessage message = received.message();
      keys.add(new Key(Scope.REPLIES_PREFIX, prefix(message, budgets.prefixDigits())));
      ours.of(message)
          .ifPresent(code -> {
            keys.add(new Key(Scope.REPLIES_SHORT_CODE, code.digits()));
            keys.add(new Key(Scope.GUESSES_SHORT_CODE, code.digits()));
          });
    }
    return keys;
  }

  private static String prefix(PhoneMessage message, int digits) {
    String number = message.phone().e164();
    return number.substring(0, Math.min(number.length(), 1 + digits));
  }

  private static String batch(Account account) {
    return account.terms().batchId().toString();
  }
}
