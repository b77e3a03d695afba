package io.supportcenter.proactive.modification;

import io.supportcenter.kit.values.AssetId;
import io.supportcenter.kit.values.UserId;
import io.supportcenter.proactive.relation.Danger;
import io.supportcenter.proactive.relation.Reason;
import java.util.Optional;
import java.util.UUID;

/**
 * A possible modification of one activity because of another.
 *
 * @param cause the activity with which it began; it may have left the trip
 * @param target the activity that cannot stay as it is
 * @param revision counts how often options were asked for; an answer to an older question is void
 * @param message the last one to the customer about it
 */
public record Modification(
    ModificationId id,
    UserId user,
    AssetId cause,
    AssetId target,
    Need need,
    int revision,
    ModificationState state,
    Optional<UUID> message) {

  public static Modification needed(ModificationId id, UserId user, Danger danger) {
    return new Modification(
        id,
        user,
        danger.cause(),
        danger.target(),
        Need.of(danger),
        1,
        new ModificationState.Quoting(),
        Optional.empty());
  }

  /** A case for an agent: its vendor changed something, perhaps this. */
  public static Modification unclear(ModificationId id, UserId user, AssetId target) {
    return needed(
            id,
            user,
            new Danger(target, target, Reason.CHANGE_UNCLEAR, Optional.empty(), Optional.empty()))
        .in(new ModificationState.NeedsAgent(ModificationState.NeedsAgent.Reason.CHANGE_UNCLEAR));
  }

  public boolean isUnclear() {
    return need.reason() == Reason.CHANGE_UNCLEAR;
  }

  public Modification in(ModificationState next) {
    int asked = next instanceof ModificationState.Quoting ? revision + 1 : revision;
    return new Modification(id, user, cause, target, need, asked, next, message);
  }

  /** The same, because of that. */
  public Modification dueTo(AssetId newCause, Need changed) {
    return new Modification(id, user, newCause, target, changed, revision, state, message);
  }

  /**
   * The same because of that, with options asked for again. What was offered before matters only
   * when the customer was told the same reason.
   *
   * @throws IllegalStateException when it is decided already
   */
  Modification quotedAgain(AssetId newCause, Need changed) {
    Modification after = dueTo(newCause, changed);
    return newCause.equals(cause) && changed.reason() == need.reason()
        ? after.quotedAgain()
        : after.in(after.undecided().quoteAnew());
  }

  /** Whether the customer can decide on such an option now. */
  public boolean offers(String optionId) {
    return state instanceof ModificationState.Offered(var options)
        && options.stream().anyMatch(option -> option.optionId().equals(optionId));
  }

  public Danger danger() {
    return new Danger(target, cause, need.reason(), need.availableFrom(), need.neededUntil());
  }

  /** Whether the customer has decided on such a need for this activity. */
  public boolean answers(Danger danger) {
    boolean decided =
        switch (state) {
          case ModificationState.Kept _, ModificationState.Rescheduling _ -> true;
          case ModificationState.Rescheduled _ -> need.isMetByAnyChange();
          case ModificationState.Open _, ModificationState.Withdrawn _ -> false;
        };
    return decided && isFor(danger);
  }

  /** Whether the activity was changed for such a need. */
  public boolean wasToHelp(Danger danger) {
    return state instanceof ModificationState.Rescheduled && isFor(danger);
  }

  private boolean isFor(Danger danger) {
    return target.equals(danger.target()) && Need.of(danger).isAnsweredLike(need);
  }

  public Modification withMessage(UUID newMessage) {
    return new Modification(
        id, user, cause, target, need, revision, state, Optional.of(newMessage));
  }

  /**
   * The same, no longer needed.
   *
   * @throws IllegalStateException when it is decided already
   */
  public Modification withdrawn() {
    return in(undecided().withdraw());
  }

  /**
   * The same, with options asked for again.
   *
   * @throws IllegalStateException when it is decided already
   */
  public Modification quotedAgain() {
    return in(undecided().quoteAgain());
  }

  private ModificationState.Open undecided() {
    if (state instanceof ModificationState.Open open) {
      return open;
    }
    throw new IllegalStateException(id + " is decided");
  }
}
