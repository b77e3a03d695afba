package io.supportcenter.smsactivation.activation;

import static io.supportcenter.smsactivation.account.Accounts.ACTIVATION;
import static io.supportcenter.smsactivation.account.Accounts.NOW;
import static io.supportcenter.smsactivation.account.Accounts.OTHER_PHONE;
import static io.supportcenter.smsactivation.account.Accounts.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.smsactivation.account.Account;
import io.supportcenter.smsactivation.account.AccountState;
import io.supportcenter.smsactivation.account.Accounts;
import io.supportcenter.smsactivation.account.Activation;
import io.supportcenter.smsactivation.account.BlacklistReason;
import io.supportcenter.smsactivation.code.PassCode;
import io.supportcenter.smsactivation.sender.SenderHistory;
import io.supportcenter.smsactivation.sms.InboundSms;
import io.supportcenter.smsactivation.sms.Msisdn;
import io.supportcenter.smsactivation.sms.ReplyKind;
import io.supportcenter.smsactivation.sms.SmsContent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ActivationPolicyTest {

  private static final SmsContent CODE = new SmsContent.Code(PassCode.random(new Random(1)));
  private int messages;

  static Stream<AccountState> states() {
    return Accounts.allStates().stream();
  }

  @Test
  void shouldTakeTheAccountOffTheBlacklistAndKeepTheNumber() {
    ActivationDecision decision = decide(PHONE, "70011", issued());

    assertThat(decision.outcome()).isEqualTo(ActivationOutcome.ACTIVATED);
    assertThat(decision.activated().orElseThrow().state())
        .isEqualTo(new AccountState.Active(new Activation(PHONE, NOW)));
    assertThat(decision.activated().orElseThrow().version()).isEqualTo(4);
    assertThat(decision.reply()).contains(ReplyKind.ACTIVATED);
    assertThat(decision.history().wrongCodes().failures()).isZero();
  }

  @ParameterizedTest
  @MethodSource("states")
  void shouldActivateNothingButAnIssuedAccount(AccountState state) {
    ActivationDecision decision = decide(PHONE, "70011", Accounts.in(state));
    assertThat(decision.activated().isPresent()).isEqualTo(state instanceof AccountState.Issued);
  }

  @ParameterizedTest
  @MethodSource("states")
  void shouldActivateNothingAtAWrongShortCode(AccountState state) {
    ActivationDecision decision = decide(PHONE, "70012", Accounts.in(state));
    assertThat(decision.activated()).isEmpty();
    assertThat(decision.outcome()).isEqualTo(ActivationOutcome.WRONG_SHORT_CODE);
    assertThat(decision.reply()).contains(ReplyKind.NOT_RECOGNISED);
    assertThat(decision.history().wrongCodes().failures()).isEqualTo(1);
  }

  @Test
  void shouldAnswerTheSamePhoneAgainAndRefuseAnother() {
    Account active = Accounts.in(new AccountState.Active(ACTIVATION));
    assertThat(decide(PHONE, "70011", active).outcome())
        .isEqualTo(ActivationOutcome.ALREADY_ACTIVE);
    ActivationDecision other = decide(OTHER_PHONE, "70011", active);
    assertThat(other.outcome()).isEqualTo(ActivationOutcome.OTHER_PHONE);
    assertThat(other.reply()).contains(ReplyKind.NOT_RECOGNISED);
    assertThat(other.history().wrongCodes().failures()).isEqualTo(1);
  }

  @Test
  void shouldNotActivateWhatAPersonBlacklisted() {
    Account blacklisted =
        Accounts.in(
            new AccountState.Issued()
                .blacklist(Accounts.blacklisting(BlacklistReason.LOST_OR_STOLEN)));
    assertThat(decide(PHONE, "70011", blacklisted).outcome())
        .isEqualTo(ActivationOutcome.BLACKLISTED);
  }

  @Test
  void shouldNotActivateFromTheExpiryOn() {
    Instant last = Accounts.EXPIRES_AT.minusMillis(1);
    assertThat(decideAt(last, issued()).outcome()).isEqualTo(ActivationOutcome.ACTIVATED);
    assertThat(decideAt(Accounts.EXPIRES_AT, issued()).outcome())
        .isEqualTo(ActivationOutcome.EXPIRED);
  }

  @Test
  void shouldNotEvenLookWhileLocked() {
    SenderHistory history = SenderHistory.EMPTY;
    for (int n = 1; n <= 5; n++) {
      ActivationDecision wrong = decide(message(PHONE, "70011", CODE), history, none(), NOW);
      assertThat(wrong.reply()).contains(n < 5 ? ReplyKind.NOT_RECOGNISED : ReplyKind.TRY_LATER);
      history = wrong.history();
    }
    ActivationDecision right =
        decide(message(PHONE, "70011", CODE), history, Optional.of(issued()), NOW);
    assertThat(right.outcome()).isEqualTo(ActivationOutcome.LOCKED);
    assertThat(right.activated()).isEmpty();
    assertThat(right.reply()).isEmpty();

    ActivationDecision later =
        decide(message(PHONE, "70011", CODE), history, Optional.of(issued()), NOW.plusSeconds(900));
    assertThat(later.outcome()).isEqualTo(ActivationOutcome.ACTIVATED);
  }

  @Test
  void shouldFallSilentAfterTwentyWrongCodes() {
    SenderHistory history = SenderHistory.EMPTY;
    Instant now = NOW;
    Optional<ReplyKind> reply = Optional.empty();
    for (int n = 1; n <= 20; n++) {
      ActivationDecision wrong = decide(message(PHONE, "70011", CODE), history, none(), now);
      history = wrong.history();
      reply = wrong.reply();
      now = now.plusSeconds(3600);
    }
    assertThat(history.wrongCodes().failures()).isEqualTo(20);
    assertThat(reply).isEmpty();
  }

  @Test
  void shouldNotCountTypingErrorsAsGuesses() {
    ActivationDecision decision =
        decide(
            message(PHONE, "70011", new SmsContent.MistypedCode()),
            SenderHistory.EMPTY,
            none(),
            NOW);
    assertThat(decision.history().wrongCodes().failures()).isZero();
    assertThat(decision.reply()).contains(ReplyKind.CHECK_YOUR_CODE);
  }

  @Test
  void shouldDoNothingWhenAMessageIsDeliveredAgain() {
    PhoneMessage message = message(PHONE, "70011", CODE);
    ActivationDecision first = decide(message, SenderHistory.EMPTY, none(), NOW);
    ActivationDecision again = decide(message, first.history(), none(), NOW);
    assertThat(again.outcome()).isEqualTo(ActivationOutcome.DUPLICATE);
    assertThat(again.history()).isEqualTo(first.history());
    assertThat(again.reply()).isEmpty();
  }

  @Test
  void shouldBeQuietAfterStopUntilStart() {
    SenderHistory stopped = said(new SmsContent.Stop(), SenderHistory.EMPTY, ReplyKind.STOPPED);
    assertThat(decide(message(PHONE, "70011", new SmsContent.Stop()), stopped, none(), NOW).reply())
        .isEmpty();
    ActivationDecision activated =
        decide(message(PHONE, "70011", CODE), stopped, Optional.of(issued()), NOW);
    assertThat(activated.activated()).isPresent();
    assertThat(activated.reply()).isEmpty();
    said(new SmsContent.Start(), stopped, ReplyKind.STARTED);
  }

  @Test
  void shouldTakeAMessageUnderANewIdForOne() {
    PhoneMessage message = message(PHONE, "70011", CODE);
    ActivationDecision first = decide(message, SenderHistory.EMPTY, none(), NOW);
    ActivationDecision again =
        decide(
            new PhoneMessage(
                new InboundSms("another", "test", PHONE.e164(), "70011", "", NOW.plusSeconds(59)),
                PHONE,
                CODE,
                message.region(),
                message.said()),
            first.history(),
            none(),
            NOW);
    assertThat(again.outcome()).isEqualTo(ActivationOutcome.DUPLICATE);
    assertThat(again.history().wrongCodes().failures()).isEqualTo(1);
    assertThat(again.reply()).isEmpty();
  }

  @Test
  void shouldStayWithinTheLimitOfRepliesHoweverOftenSomebodyStopsAndStarts() {
    SenderHistory history = SenderHistory.EMPTY;
    int replies = 0;
    for (int n = 0; n < 50; n++) {
      for (SmsContent content : List.of(new SmsContent.Start(), new SmsContent.Stop())) {
        ActivationDecision decision =
            decide(message(PHONE, "70011", content), history, none(), NOW);
        history = decision.history();
        replies += decision.reply().isPresent() ? 1 : 0;
      }
    }
    assertThat(replies).isEqualTo(10);
    assertThat(history.stopped()).isTrue();
  }

  @Test
  void shouldTryNoCodeWhileTooManyPhonesSendWrongOnes() {
    ActivationDecision decision =
        ActivationPolicy.decide(
            message(PHONE, "70011", CODE), SenderHistory.EMPTY, Optional.of(issued()), true, NOW);
    assertThat(decision.outcome()).isEqualTo(ActivationOutcome.SUSPENDED);
    assertThat(decision.activated()).isEmpty();
    assertThat(decision.reply()).contains(ReplyKind.TRY_LATER);
    assertThat(decision.history().wrongCodes().failures()).isZero();
    assertThat(
            ActivationPolicy.decide(
                    message(PHONE, "70011", new SmsContent.Stop()),
                    SenderHistory.EMPTY,
                    none(),
                    true,
                    NOW)
                .outcome())
        .isEqualTo(ActivationOutcome.STOP);
  }

  @Test
  void shouldAskForOneCodeAtATime() {
    ActivationDecision decision =
        decide(
            message(PHONE, "70011", new SmsContent.SeveralCodes()),
            SenderHistory.EMPTY,
            none(),
            NOW);
    assertThat(decision.outcome()).isEqualTo(ActivationOutcome.SEVERAL_CODES);
    assertThat(decision.history().wrongCodes().failures()).isZero();
    assertThat(decision.reply()).contains(ReplyKind.ONE_CODE);
  }

  private SenderHistory said(SmsContent content, SenderHistory history, ReplyKind reply) {
    ActivationDecision decision = decide(message(PHONE, "70011", content), history, none(), NOW);
    assertThat(decision.reply()).contains(reply);
    return decision.history();
  }

  private ActivationDecision decide(Msisdn phone, String shortCode, Account match) {
    return decide(message(phone, shortCode, CODE), SenderHistory.EMPTY, Optional.of(match), NOW);
  }

  private static ActivationDecision decide(
      PhoneMessage message, SenderHistory history, Optional<Account> match, Instant now) {
    return ActivationPolicy.decide(message, history, match, false, now);
  }

  private ActivationDecision decideAt(Instant now, Account match) {
    return decide(message(PHONE, "70011", CODE), SenderHistory.EMPTY, Optional.of(match), now);
  }

  private PhoneMessage message(Msisdn phone, String shortCode, SmsContent content) {
    messages++;
    return new PhoneMessage(
        new InboundSms("m" + messages, "test", phone.e164(), shortCode, "", NOW),
        phone,
        content,
        Optional.of("DE"),
        "said " + messages);
  }

  private static Account issued() {
    return Accounts.in(new AccountState.Issued());
  }

  private static Optional<Account> none() {
    return Optional.empty();
  }
}
