package io.supportcenter.proactive.modification;

import static java.util.Objects.requireNonNull;

import io.supportcenter.proactive.activity.ActivityId;
import io.supportcenter.proactive.activity.UserId;

/**
 * A possible modification of one activity because of another.
 *
 * @param cause the activity whose vendor told of an event
 * @param target the activity that cannot stay as it is
 * @param revision counts how often options were asked for; an answer to an older question is void
 */
public record Modification(
    ModificationId id,
    UserId user,
    ActivityId cause,
    ActivityId target,
    Need need,
    int revision,
    ModificationState state) {

  public Modification {
    requireNonNull(id);
    requireNonNull(user);
    requireNonNull(cause);
    requireNonNull(target);
    requireNonNull(need);
    requireNonNull(state);
  }

  public static Modification needed(
      ModificationId id, UserId user, ActivityId cause, ActivityId target, Need need) {
    return new Modification(id, user, cause, target, need, 1, new ModificationState.Quoting());
  }

  public Modification in(ModificationState next) {
    int asked = next instanceof ModificationState.Quoting ? revision + 1 : revision;
    return new Modification(id, user, cause, target, need, asked, next);
  }

  public Modification with(Need changed) {
    return new Modification(id, user, cause, target, changed, revision, state);
  }
}
