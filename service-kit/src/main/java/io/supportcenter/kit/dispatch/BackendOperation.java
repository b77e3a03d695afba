package io.supportcenter.kit.dispatch;

import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.calls.CompletedCall;
import io.supportcenter.kit.work.Effects;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One kind of call to partners: how to make it, and what to do with the answer. A CDI bean; found
 * by its name.
 *
 * <p>{@link #attempt} runs on a virtual thread outside any transaction, at most as often at once
 * per partner as configured. An exception from it counts as {@link CallOutcome.Unknown}.
 */
public interface BackendOperation {

  /** As in {@link BackendCall#operation()}. */
  String name();

  /** Makes the call once. Must give up after {@link #timeout()}. */
  CallOutcome attempt(BackendCall call);

  /**
   * Finds out what became of an attempt whose answer was lost. A call that only reads is simply
   * made again.
   */
  default CallOutcome resolve(BackendCall call) {
    return attempt(call);
  }

  /** An attempt that has not ended after this time is taken as unknown. */
  default Duration timeout() {
    return Duration.ofSeconds(10);
  }

  /**
   * Until when the partner is asked: an attempt after that time which ends without an answer ends
   * the call, as {@link CallOutcome.Unanswered}. At least one attempt is made. By default there is
   * no limit.
   */
  default Instant giveUpAt(BackendCall call) {
    return Instant.MAX;
  }

  /**
   * Shows that the answers to these calls were lost, for operations whose aggregate has a state for
   * it. Same rules as for {@link #complete}; the calls are attempted again either way.
   */
  default Effects answersLost(Connection tx, List<BackendCall> calls) throws SQLException {
    return Effects.NONE;
  }

  /**
   * Stores what the answers mean, in one transaction with the end of the calls, many at a time.
   * Same rules as for {@link io.supportcenter.kit.inbox.Intake#apply}.
   */
  Effects complete(Connection tx, List<CompletedCall> calls) throws SQLException;
}
