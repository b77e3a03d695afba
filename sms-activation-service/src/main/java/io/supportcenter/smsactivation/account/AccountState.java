package io.supportcenter.smsactivation.account;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

  /** Those of people, the oldest first, one for each reason. */
  default List<Blacklisting> blacklistings() {
    return List.of();
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
    default ReBlacklisted blacklist(Blacklisting blacklisting) {
      return new ReBlacklisted(List.of(blacklisting), activation());
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

  /** Blacklisted by people, before or after its activation. Its pass code changes nothing. */
  record ReBlacklisted(List<Blacklisting> blacklistings, Optional<Activation> activation)
      implements AccountState {

    public ReBlacklisted {
      blacklistings = List.copyOf(blacklistings);
      if (blacklistings.isEmpty()) {
        throw new IllegalArgumentException("nobody blacklisted it");
      }
    }

    public boolean isFor(BlacklistReason reason) {
      return blacklistings.stream().anyMatch(one -> one.reason() == reason);
    }

    public ReBlacklisted with(Blacklisting another) {
      return new ReBlacklisted(
          Stream.concat(blacklistings.stream(), Stream.of(another)).toList(), activation);
    }

    /** As it was before it was blacklisted, when no other reason is left. */
    public AccountState without(BlacklistReason reason) {
      List<Blacklisting> left =
          blacklistings.stream().filter(one -> one.reason() != reason).toList();
      return left.isEmpty()
          ? activation.<AccountState>map(Active::new).orElseGet(Issued::new)
          : new ReBlacklisted(left, activation);
    }
  }

  /** For ever. */
  record Closed(Optional<Activation> activation) implements AccountState {}
}
