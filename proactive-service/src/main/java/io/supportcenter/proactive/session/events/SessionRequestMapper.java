package io.supportcenter.proactive.session.events;

import io.supportcenter.events.LiveSessionRequested;
import io.supportcenter.kit.values.UserId;
import io.supportcenter.proactive.session.SessionId;
import io.supportcenter.proactive.session.SessionRequest;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/** Reads requests for live sessions. */
public final class SessionRequestMapper {

  private static final int TOPIC_LENGTH_MAX = 300;

  private SessionRequestMapper() {}

  /**
   * @throws IllegalArgumentException when an id is invalid: the request is parked; its sender has
   *     to correct it
   */
  public static SessionRequest request(SpecificRecord event) {
    LiveSessionRequested request = (LiveSessionRequested) event;
    String topic = request.getTopic();
    return new SessionRequest(
        new SessionId(UUID.fromString(request.getRequestId())),
        new UserId(request.getUserId()),
        Optional.ofNullable(request.getAssetId()),
        topic.substring(0, Math.min(topic.length(), TOPIC_LENGTH_MAX)),
        request.getDetails(),
        Set.of());
  }
}
