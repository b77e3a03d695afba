package io.supportcenter.smsactivation.account;

import java.util.Optional;

/** The state of an account. Each transition is a method of the state that allows it. */
public sealed interface AccountState {

  /** Present once a phone has sent the pass code. */
  Optional<Activation> activation();

  /** A blacklisted account is not charged: only an active one is off the blacklist. */
  default boolean isBlacklisted() {
    return switch (this) {
      case Active _ -> false;
      case Issued _, ReBlacklisted _, Closed _ -> true;
    };
  }

  /** Why a person blacklisted it. */
  default Optional<BlacklistReason> blacklistReason() {
    return this instanceof ReBlacklisted(var reason, _) ? Optional.of(reason) : Optional.empty();
  }

  /** The same in the database and in answers. */
  default String code() {
    return switch (this) {
      case Issued _ -> "ISSUED";
      case Active _ -> "ACTIVE";
      case ReBlacklisted _ -> "RE_BLACKLISTED";
      case Closed _ -> "CLOSED";
    };
  }

  /** A state in which a person may blacklist the account. */
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
    public Optional<Activation> activation() {
      return Optional.empty();
    }
  }

  /** The only state in which an account is charged. */
  record Active(Activation by) implements Open {
    @Override
    public Optional<Activation> activation() {
      return Optional.of(by);
    }
  }

  /** Blacklisted by a person, before or after its activation. Its pass code changes nothing. */
  record ReBlacklisted(BlacklistReason reason, Optional<Activation> activation)
      implements AccountState {
    public Open reinstate() {
      return activation.<Open>map(Active::new).orElseGet(Issued::new);
    }
  }

  /** For ever. */
  record Closed(Optional<Activation> activation) implements AccountState {}
}
