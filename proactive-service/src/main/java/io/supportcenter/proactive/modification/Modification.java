package io.supportcenter.proactive.modification;

import io.supportcenter.kit.values.AssetId;
import io.supportcenter.kit.values.UserId;
import java.util.Optional;
import java.util.UUID;

/**
 * A possible modification of one activity because of another.
 *
 * @param cause the activity whose vendor reported a change
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

  public static Modification needed(
      ModificationId id, UserId user, AssetId cause, AssetId target, Need need) {
    return new Modification(
        id, user, cause, target, need, 1, new ModificationState.Quoting(), Optional.empty());
  }

  public Modification in(ModificationState next) {
    int asked = next instanceof ModificationState.Quoting ? revision + 1 : revision;
    return new Modification(id, user, cause, target, need, asked, next, message);
  }

  public Modification with(Need changed) {
    return new Modification(id, user, cause, target, changed, revision, state, message);
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
