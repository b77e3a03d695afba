package io.supportcenter.smsactivation;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.events.BreakageReason;
import io.supportcenter.events.ConsumerAccountStatus;
import io.supportcenter.events.SmsReplyKind;
import io.supportcenter.smsactivation.account.AccountState;
import io.supportcenter.smsactivation.account.Accounts;
import io.supportcenter.smsactivation.account.BlacklistReason;
import io.supportcenter.smsactivation.account.Breakage;
import io.supportcenter.smsactivation.charge.DenialReason;
import io.supportcenter.smsactivation.sms.ReplyKind;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The domain's names are those of the events, which have UNKNOWN besides. */
class EventNamesTest {

  @Test
  void shouldHaveTheSameDenialReasons() {
    assertSameNames(io.supportcenter.events.DenialReason.values(), DenialReason.values());
  }

  @Test
  void shouldHaveTheSameReasonsForABlacklisting() {
    assertSameNames(io.supportcenter.events.BlacklistReason.values(), BlacklistReason.values());
  }

  @Test
  void shouldHaveTheSameReasonsForBreakage() {
    assertSameNames(BreakageReason.values(), Breakage.Reason.values());
  }

  @Test
  void shouldHaveTheSameKindsOfReplies() {
    assertSameNames(SmsReplyKind.values(), ReplyKind.values());
  }

  @Test
  void shouldHaveTheSameStatesOfAccounts() {
    assertThat(names(ConsumerAccountStatus.values()))
        .containsExactlyInAnyOrderElementsOf(
            Accounts.allStates().stream().map(AccountState::code).distinct().toList());
  }

  private static void assertSameNames(Enum<?>[] inEvents, Enum<?>[] inTheDomain) {
    assertThat(names(inEvents))
        .containsExactlyInAnyOrderElementsOf(Arrays.stream(inTheDomain).map(Enum::name).toList());
  }

  private static Stream<String> names(Enum<?>[] inEvents) {
    return Arrays.stream(inEvents).map(Enum::name).filter(name -> !name.equals("UNKNOWN"));
  }
}
