package io.supportcenter.smsactivation.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.smsactivation.account.AccountDecision.Changed;
import io.supportcenter.smsactivation.account.AccountDecision.Reason;
import io.supportcenter.smsactivation.account.AccountDecision.Refused;
import io.supportcenter.smsactivation.account.AccountDecision.Unchanged;
import io.supportcenter.smsactivation.account.AccountState.Active;
import io.supportcenter.smsactivation.account.AccountState.Closed;
import io.supportcenter.smsactivation.account.AccountState.Issued;
import io.supportcenter.smsactivation.account.AccountState.ReBlacklisted;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AccountPolicyTest {

  static Stream<AccountState> states() {
    return Accounts.allStates().stream();
  }

  @ParameterizedTest
  @MethodSource("states")
  void shouldNeverTakeAnAccountOffTheBlacklistThatNoPassCodeActivated(AccountState state) {
    for (AccountCommand command : commands()) {
      if (AccountPolicy.decide(Accounts.in(state), command) instanceof Changed(var after)
          && !after.state().isBlacklisted()) {
        assertThat(state.activation()).isPresent();
        assertThat(after.state()).isEqualTo(new Active(state.activation().get()));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("states")
  void shouldChangeNothingWhenACommandComesTwice(AccountState state) {
    for (AccountCommand command : commands()) {
      if (AccountPolicy.decide(Accounts.in(state), command) instanceof Changed(var after)) {
        assertThat(AccountPolicy.decide(after, command))
            .as("%s twice on %s", command, state)
            .isIn(new Unchanged(), new Refused(Reason.NOT_ACTIVATED));
        assertThat(after.version()).isEqualTo(4);
      }
    }
  }

  @Test
  void shouldBlacklistWhateverIsOpen() {
    var command = new AccountCommand.Blacklist(by(BlacklistReason.FRAUD_SUSPECTED));
    assertThat(stateAfter(new Issued(), command)).isInstanceOf(ReBlacklisted.class);
    assertThat(stateAfter(new Active(Accounts.ACTIVATION), command).activation())
        .contains(Accounts.ACTIVATION);
    assertThat(AccountPolicy.decide(Accounts.in(closed()), command))
        .isEqualTo(new Refused(Reason.CLOSED));
  }

  @Test
  void shouldKeepEveryReasonOfABlacklistingAndLiftOneAtATime() {
    AccountState legal = new Active(Accounts.ACTIVATION).blacklist(by(BlacklistReason.LEGAL));
    AccountState both =
        stateAfter(legal, new AccountCommand.Blacklist(by(BlacklistReason.LOST_OR_STOLEN)));
    assertThat(both.blacklistings())
        .containsExactly(by(BlacklistReason.LEGAL), by(BlacklistReason.LOST_OR_STOLEN));
    assertThat(AccountPolicy.decide(Accounts.in(both), lift()))
        .isEqualTo(new Refused(Reason.SEVERAL_REASONS));
    assertThat(stateAfter(both, lift(BlacklistReason.LOST_OR_STOLEN))).isEqualTo(legal);
    assertThat(AccountPolicy.decide(Accounts.in(legal), lift(BlacklistReason.LOST_OR_STOLEN)))
        .isEqualTo(new Unchanged());
    assertThat(stateAfter(legal, lift(BlacklistReason.LEGAL)))
        .isEqualTo(new Active(Accounts.ACTIVATION));
  }

  @Test
  void shouldKeepWhoGaveAReasonFirst() {
    AccountState blacklisted = new Issued().blacklist(by(BlacklistReason.LEGAL));
    var again = new Blacklisting(BlacklistReason.LEGAL, "another", Optional.empty(), Accounts.NOW);
    assertThat(AccountPolicy.decide(Accounts.in(blacklisted), new AccountCommand.Blacklist(again)))
        .isEqualTo(new Unchanged());
  }

  @Test
  void shouldReinstateToWhatItWas() {
    AccountState issued = new Issued();
    AccountState active = new Active(Accounts.ACTIVATION);
    assertThat(stateAfter(new Issued().blacklist(by(BlacklistReason.LEGAL)), lift()))
        .isEqualTo(issued);
    assertThat(
            stateAfter(
                new Active(Accounts.ACTIVATION).blacklist(by(BlacklistReason.LEGAL)), lift()))
        .isEqualTo(active);
    assertThat(AccountPolicy.decide(Accounts.in(issued), lift()))
        .isEqualTo(new Refused(Reason.NOT_ACTIVATED));
  }

  @Test
  void shouldReadIdentifiersAsPeopleEnterThem() {
    AccountId id = AccountId.random(new Random(7));
    String digits = id.digits();
    assertThat(AccountId.entered(" " + digits.substring(0, 4) + " " + digits.substring(4) + " "))
        .contains(id);
    assertThat(AccountId.entered(digits.substring(0, 4) + "-" + digits.substring(4))).contains(id);
    assertThat(AccountId.entered(digits.substring(1))).isEmpty();
    assertThat(AccountId.entered("+491711234567")).isEmpty();
  }

  private static AccountState stateAfter(AccountState state, AccountCommand command) {
    return ((Changed) AccountPolicy.decide(Accounts.in(state), command)).account().state();
  }

  private static Closed closed() {
    return new Closed(Optional.empty());
  }

  private static AccountCommand lift(BlacklistReason... reason) {
    return new AccountCommand.Lift(Stream.of(reason).findFirst());
  }

  private static Blacklisting by(BlacklistReason reason) {
    return Accounts.blacklisting(reason);
  }

  private static List<AccountCommand> commands() {
    return Stream.concat(
            Stream.of(BlacklistReason.values())
                .flatMap(
                    reason -> Stream.of(new AccountCommand.Blacklist(by(reason)), lift(reason))),
            Stream.of(lift(), new AccountCommand.Close()))
        .toList();
  }
}
