package io.supportcenter.smsactivation.account;

import java.util.Optional;

/** Where an account stands. Each step is a method of the state that allows it. */
public sealed interface AccountState {

  /** A blacklisted account is not charged. */
  boolean isBlacklisted();

  /** Present once the pass code has come from a phone. */
  Optional<Activation> activation();

  /** Whoever may be blacklisted after the issue. */
  sealed interface Open extends AccountState {

    default ReBlacklisted blacklist(BlacklistReason reason) {
      return new ReBlacklisted(reason, activation());
    }
  }

  /** On a card, blacklisted, no phone known. */
  record Issued() implements Open {
    public Active activate(Activation by) {
      return new Active(by);
    }

    @Override
    public boolean isBlacklisted() {
      return true;
    }

    @Override
    public Optional<Activation> activation() {
      return Optional.empty();
    }
  }

  /** The only state in which an account is charged. */
  record Active(Activation by) implements Open {
    @Override
    public boolean isBlacklisted() {
      return false;
    }

    @Override
    public Optional<Activation> activation() {
      return Optional.of(by);
    }
  }

  /** Blacklisted by a person, before or after it came to life. Its pass code changes nothing. */
  record ReBlacklisted(BlacklistReason reason, Optional<Activation> activation)
      implements AccountState {
    public Open reinstate() {
      return activation.<Open>map(Active::new).orElseGet(Issued::new);
    }

    @Override
    public boolean isBlacklisted() {
      return true;
    }
  }

  /** For ever. */
  record Closed(Optional<Activation> activation) implements AccountState {
    @Override
    public boolean isBlacklisted() {
      return true;
    }
  }
}
