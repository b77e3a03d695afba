package io.supportcenter.proactive.session;

import io.supportcenter.kit.values.UserId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A live session that somebody asks for.
 *
 * @param assetId the device or reservation it is to be about
 * @param wanted channels; empty: any
 */
public record SessionRequest(
    SessionId id,
    UserId user,
    Optional<String> assetId,
    String topic,
    Map<String, String> details,
    Set<Channel> wanted) {

  /** Whether this is what the session was asked for with. */
  public boolean ledTo(LiveSession session) {
    return id.equals(session.id())
        && user.equals(session.user())
        && assetId.equals(session.assetId())
        && topic.equals(session.topic())
        && details.equals(session.details());
  }
}
