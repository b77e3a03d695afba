package io.supportcenter.proactive.session;

import java.time.Instant;
import java.util.Optional;

/** How far a live session has come. What can happen next is a method of the state. */
public sealed interface SessionState {

  default Code code() {
    return switch (this) {
      case Requested _ -> Code.REQUESTED;
      case Queued _ -> Code.QUEUED;
      case Offered _ -> Code.OFFERED;
      case Active _ -> Code.ACTIVE;
      case WrapUp _ -> Code.WRAP_UP;
      case Ended _ -> Code.ENDED;
    };
  }

  /** The states' names for storage and answers. */
  enum Code {
    REQUESTED,
    QUEUED,
    OFFERED,
    ACTIVE,
    WRAP_UP,
    ENDED
  }

  /** No agent has come yet: the user can still leave. */
  sealed interface Waiting extends SessionState {

    default Ended abandon() {
      return new Ended(SessionOutcome.ABANDONED, Optional.empty());
    }
  }

  /** Held by an agent, who may vanish. */
  sealed interface Held extends SessionState {

    AgentId agent();
  }

  /** The asset it is about is not known yet; its registration may be on the way. */
  record Requested() implements Waiting {

    public Queued assetRegistered(Instant now) {
      return new Queued(now, now);
    }

    public Ended assetMissing() {
      return new Ended(SessionOutcome.ASSET_NOT_REGISTERED, Optional.empty());
    }
  }

  /**
   * Waits for an agent.
   *
   * @param since decides whose turn it is; kept when an agent gives the session back
   * @param waitingFrom how long the user has waited is counted from here: anew after a conversation
   */
  record Queued(Instant since, Instant waitingFrom) implements Waiting {

    public Offered offer(AgentId agent, Instant until) {
      return new Offered(agent, since, waitingFrom, until);
    }

    public Ended timeOut() {
      return new Ended(SessionOutcome.TIMED_OUT, Optional.empty());
    }
  }

  /** An agent is asked to take it. */
  record Offered(AgentId agent, Instant since, Instant waitingFrom, Instant until)
      implements Waiting, Held {

    public Active accept(Instant now) {
      return new Active(agent, since, now);
    }

    public Queued giveBack() {
      return new Queued(since, waitingFrom);
    }
  }

  /** User and agent are in conversation. */
  record Active(AgentId agent, Instant since, Instant startedAt) implements Held {

    public WrapUp end() {
      return new WrapUp(agent);
    }

    /** The agent has vanished: the user waits again, at the same place. */
    public Queued giveBack(Instant now) {
      return new Queued(since, now);
    }
  }

  /** The conversation is over; the agent writes it up. */
  record WrapUp(AgentId agent) implements Held {

    public Ended close() {
      return new Ended(SessionOutcome.CLOSED, Optional.of(agent));
    }
  }

  record Ended(SessionOutcome outcome, Optional<AgentId> agent) implements SessionState {}
}
