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
import io.supportcenter.smsactivation.sender.GuessPolicy;
import io.supportcenter.smsactivation.sender.SenderMemory;
import io.supportcenter.smsactivation.sms.InboundSms;
import io.supportcenter.smsactivation.sms.Msisdn;
import io.supportcenter.smsactivation.sms.ReplyKind;
import io.supportcenter.smsactivation.sms.SmsContent;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ActivationPolicyTest {

  private static final SmsContent CODE = new SmsContent.Code(PassCode.random(new Random(1)));
  private final ActivationPolicy policy = new ActivationPolicy(GuessPolicy.STANDARD);
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
    assertThat(decision.memory().failures()).isZero();
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
    assertThat(decision.memory().failures()).isEqualTo(1);
  }

  @Test
  void shouldAnswerTheSamePhoneAgainAndRefuseAnother() {
    Account active = Accounts.in(new AccountState.Active(ACTIVATION));
    assertThat(decide(PHONE, "70011", active).outcome())
        .isEqualTo(ActivationOutcome.ALREADY_ACTIVE);
    ActivationDecision other = decide(OTHER_PHONE, "70011", active);
    assertThat(other.outcome()).isEqualTo(ActivationOutcome.OTHER_PHONE);
    assertThat(other.reply()).contains(ReplyKind.NOT_RECOGNISED);
    assertThat(other.memory().failures()).isEqualTo(1);
  }

  @Test
  void shouldNotActivateWhatAPersonBlacklisted() {
    Account blacklisted =
        Accounts.in(new AccountState.Issued().blacklist(BlacklistReason.LOST_OR_STOLEN));
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
    SenderMemory memory = SenderMemory.EMPTY;
    for (int n = 1; n <= 5; n++) {
      ActivationDecision wrong = policy.decide(message(PHONE, "70011", CODE), memory, none(), NOW);
      assertThat(wrong.reply()).contains(n < 5 ? ReplyKind.NOT_RECOGNISED : ReplyKind.TRY_LATER);
      memory = wrong.memory();
    }
    ActivationDecision right =
        policy.decide(message(PHONE, "70011", CODE), memory, Optional.of(issued()), NOW);
    assertThat(right.outcome()).isEqualTo(ActivationOutcome.LOCKED);
    assertThat(right.activated()).isEmpty();
    assertThat(right.reply()).isEmpty();

    ActivationDecision later =
        policy.decide(
            message(PHONE, "70011", CODE), memory, Optional.of(issued()), NOW.plusSeconds(900));
    assertThat(later.outcome()).isEqualTo(ActivationOutcome.ACTIVATED);
  }

  @Test
  void shouldFallSilentAfterTwentyWrongCodes() {
    SenderMemory memory = SenderMemory.EMPTY;
    Instant now = NOW;
    Optional<ReplyKind> reply = Optional.empty();
    for (int n = 1; n <= 20; n++) {
      ActivationDecision wrong = policy.decide(message(PHONE, "70011", CODE), memory, none(), now);
      memory = wrong.memory();
      reply = wrong.reply();
      now = now.plusSeconds(3600);
    }
    assertThat(memory.failures()).isEqualTo(20);
    assertThat(reply).isEmpty();
  }

  @Test
  void shouldNotCountTypingErrorsAsGuesses() {
    ActivationDecision decision =
        policy.decide(
            message(PHONE, "70011", new SmsContent.MistypedCode()),
            SenderMemory.EMPTY,
            none(),
            NOW);
    assertThat(decision.memory().failures()).isZero();
    assertThat(decision.reply()).contains(ReplyKind.CHECK_YOUR_CODE);
  }

  @Test
  void shouldDoNothingWhenAMessageIsDeliveredAgain() {
    PhoneMessage message = message(PHONE, "70011", CODE);
    ActivationDecision first = policy.decide(message, SenderMemory.EMPTY, none(), NOW);
    ActivationDecision again = policy.decide(message, first.memory(), none(), NOW);
    assertThat(again.outcome()).isEqualTo(ActivationOutcome.DUPLICATE);
    assertThat(again.memory()).isEqualTo(first.memory());
    assertThat(again.reply()).isEmpty();
  }

  @Test
  void shouldBeQuietAfterStopUntilStart() {
    SenderMemory stopped = said(new SmsContent.Stop(), SenderMemory.EMPTY, ReplyKind.STOPPED);
    assertThat(
            policy
                .decide(message(PHONE, "70011", new SmsContent.Stop()), stopped, none(), NOW)
                .reply())
        .isEmpty();
    ActivationDecision activated =
        policy.decide(message(PHONE, "70011", CODE), stopped, Optional.of(issued()), NOW);
    assertThat(activated.activated()).isPresent();
    assertThat(activated.reply()).isEmpty();
    said(new SmsContent.Start(), stopped, ReplyKind.STARTED);
  }

  private SenderMemory said(SmsContent content, SenderMemory memory, ReplyKind reply) {
    ActivationDecision decision =
        policy.decide(message(PHONE, "70011", content), memory, none(), NOW);
    assertThat(decision.reply()).contains(reply);
    return decision.memory();
  }

  private ActivationDecision decide(Msisdn phone, String shortCode, Account match) {
    return policy.decide(
        message(phone, shortCode, CODE), SenderMemory.EMPTY, Optional.of(match), NOW);
  }

  private ActivationDecision decideAt(Instant now, Account match) {
    return policy.decide(
        message(PHONE, "70011", CODE), SenderMemory.EMPTY, Optional.of(match), now);
  }

  private PhoneMessage message(Msisdn phone, String shortCode, SmsContent content) {
    messages++;
    return new PhoneMessage(
        new InboundSms("m" + messages, "test", phone.e164(), shortCode, "", NOW), phone, content);
  }

  private static Account issued() {
    return Accounts.in(new AccountState.Issued());
  }

  private static Optional<Account> none() {
    return Optional.empty();
  }
}
