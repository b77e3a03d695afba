package io.supportcenter.proactive.session.rest;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.OpenConnections;
import io.quarkus.websockets.next.PathParam;
import io.quarkus.websockets.next.TextDecodeException;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.Blocking;
import io.supportcenter.kit.rest.Caller;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.proactive.problem.ProactiveProblem;
import io.supportcenter.proactive.session.LiveSession;
import io.supportcenter.proactive.session.rest.ChatFrames.Incoming;
import io.supportcenter.proactive.session.rest.ChatFrames.Outgoing;
import io.supportcenter.proactive.session.store.TranscriptFeed;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * The conversation itself: text, the agent's proposals, and the signals by which browsers set up
 * voice and video. Everything said is in the transcript before anybody sees it.
 */
@WebSocket(path = "/v1/live-sessions/{id}/chat")
@RolesAllowed({Roles.USER, Roles.AGENT})
class ChatSocket {

  private static final Logger LOG = Logger.getLogger(ChatSocket.class);
  private static final TypedKey<String> CALLER = TypedKey.forString("caller");
  private static final CloseReason NOT_FOUND = new CloseReason(4404, "no such session");

  private final SessionAccess sessions;
  private final TranscriptFeed feed;
  private final Conversation conversation;
  private final Caller caller;
  private final OpenConnections connections;
  private final Map<String, Runnable> following = new ConcurrentHashMap<>();

  ChatSocket(
      SessionAccess sessions,
      TranscriptFeed feed,
      Conversation conversation,
      Caller caller,
      OpenConnections connections) {
    this.sessions = sessions;
    this.feed = feed;
    this.conversation = conversation;
    this.caller = caller;
    this.connections = connections;
  }

  /** The transcript from its start, then as it grows. */
  @OnOpen
  @Blocking
  void open(WebSocketConnection connection, @PathParam("id") String id) {
    try {
      LiveSession session = sessions.find(UUID.fromString(id));
      connection.userData().put(CALLER, caller.subject());
      following.put(
          connection.id(),
          feed.follow(
              session.id().toString(), 0, entry -> send(connection, new Outgoing.Line(entry))));
    } catch (ProblemException | IllegalArgumentException e) {
      connection.closeAndAwait(NOT_FOUND);
    }
  }

  @OnTextMessage
  @Blocking
  void said(@PathParam("id") String id, Incoming frame) {
    UUID session = UUID.fromString(id);
    switch (frame) {
      case Incoming.Text(var text) -> conversation.say(session, text);
      case Incoming.Proposal(var optionId, var text) ->
          conversation.propose(session, optionId, text);
      case Incoming.Signal signal -> relay(id, signal);
    }
  }

  @OnError
  Outgoing refused(ProblemException refused) {
    return new Outgoing.Refused(refused.problem().code(), refused.problem().detail());
  }

  @OnError
  Outgoing refused(TextDecodeException malformed) {
    return new Outgoing.Refused(
        ProactiveProblem.MALFORMED_FRAME.name(), "the frame is not valid JSON of a known type");
  }

  @OnClose
  void close(WebSocketConnection connection) {
    Optional.ofNullable(following.remove(connection.id())).ifPresent(Runnable::run);
  }

  /**
   * WebRTC signalling: passed on to the other side, and not kept. Only sockets of this process are
   * known.
   */
  private void relay(String id, Incoming.Signal signal) {
    String otherSide = conversation.otherSide(UUID.fromString(id));
    List<WebSocketConnection> peers =
        connections.stream()
            .filter(c -> id.equals(c.pathParam("id")))
            .filter(c -> otherSide.equals(c.userData().get(CALLER)))
            .toList();
    if (peers.isEmpty()) {
      throw new ProblemException(
          ProactiveProblem.PEER_NOT_HERE, "the other side is not connected here");
    }
    peers.forEach(c -> send(c, new Outgoing.Signal(caller.subject(), signal.data())));
  }

  private static void send(WebSocketConnection connection, Outgoing frame) {
    connection
        .sendText(frame)
        .subscribe()
        .with(_ -> {}, fault -> LOG.debugf("chat frame not sent: %s", fault.getMessage()));
  }
}
