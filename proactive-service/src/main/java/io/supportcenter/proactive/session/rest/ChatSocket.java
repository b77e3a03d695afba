package io.supportcenter.proactive.session.rest;

import io.quarkus.security.AuthenticationFailedException;
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
import io.quarkus.websockets.next.WebSocketSecurity;
import io.smallrye.common.annotation.Blocking;
import io.supportcenter.kit.audit.AuditTrail;
import io.supportcenter.kit.db.Faults;
import io.supportcenter.kit.rest.Admission;
import io.supportcenter.kit.rest.Caller;
import io.supportcenter.kit.rest.CommonProblem;
import io.supportcenter.kit.rest.OpenSessions;
import io.supportcenter.kit.rest.OpenStreams;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.rest.RateClass;
import io.supportcenter.kit.rest.RateLimits;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.proactive.problem.ProactiveProblem;
import io.supportcenter.proactive.session.LiveSession;
import io.supportcenter.proactive.session.TranscriptEntry;
import io.supportcenter.proactive.session.rest.ChatFrames.Incoming;
import io.supportcenter.proactive.session.rest.ChatFrames.Outgoing;
import io.supportcenter.proactive.session.store.TranscriptFeed;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * The conversation itself: text, the agent's proposals, and the signals by which browsers set up
 * voice and video. Everything said is in the transcript before anybody sees it. The socket ends
 * with its token, unless a new one arrives on it.
 */
@WebSocket(path = ChatSocket.PATH)
@RolesAllowed({Roles.USER, Roles.AGENT})
class ChatSocket {

  static final String PATH = "/v1/live-sessions/{id}/chat";

  private static final Logger LOG = Logger.getLogger(ChatSocket.class);
  private static final TypedKey<String> CALLER = TypedKey.forString("caller");
  private static final CloseReason NOT_FOUND = new CloseReason(4404, "no such session");
  private static final CloseReason TOO_MANY = new CloseReason(4429, "too many open sockets");

  private static final String NOT_A_FRAME = "the frame is not valid JSON of a known type";

  private final SessionAccess sessions;
  private final TranscriptFeed feed;
  private final Conversation conversation;
  private final Caller caller;
  private final Admission admission;
  private final OpenConnections connections;
  private final WebSocketSecurity security;
  private final OpenStreams streams;
  private final RateLimits rates;
  private final AuditTrail audit;
  private final OpenSessions contacts;
  private final Map<String, Runnable> following = new ConcurrentHashMap<>();

  ChatSocket(
      SessionAccess sessions,
      TranscriptFeed feed,
      Conversation conversation,
      Caller caller,
      Admission admission,
      OpenConnections connections,
      WebSocketSecurity security,
      OpenStreams streams,
      RateLimits rates,
      AuditTrail audit,
      OpenSessions contacts) {
    this.audit = audit;
    this.contacts = contacts;
    this.streams = streams;
    this.rates = rates;
    this.sessions = sessions;
    this.feed = feed;
    this.conversation = conversation;
    this.caller = caller;
    this.admission = admission;
    this.connections = connections;
    this.security = security;
  }

  /** The transcript from its start, then as it grows. */
  @OnOpen
  @Blocking
  void open(WebSocketConnection connection, @PathParam("id") String id) {
    admission.by(ChatSocket.class, PATH);
    try {
      LiveSession session = sessions.find(UUID.fromString(id));
      connection.userData().put(CALLER, caller.subject());
      audit.done();
      follow(connection, session);
    } catch (ProblemException | IllegalArgumentException e) {
      connection.closeAndAwait(NOT_FOUND);
    }
  }

  private void follow(WebSocketConnection connection, LiveSession session) {
    Runnable counted;
    try {
      counted = streams.open(caller.subject());
    } catch (ProblemException e) {
      connection.closeAndAwait(TOO_MANY);
      return;
    }
    Runnable followed = feed.follow(session.id().toString(), 0, listener(connection, session));
    following.put(
        connection.id(),
        () -> {
          followed.run();
          counted.run();
        });
  }

  /** An agent hears what is said for as long as they talk to the user. */
  private Consumer<TranscriptEntry> listener(WebSocketConnection connection, LiveSession session) {
    String user = session.user().value();
    if (caller.isSelf(user)) {
      return entry -> send(connection, new Outgoing.Line(entry));
    }
    String agent = caller.subject();
    return entry -> {
      if (contacts.between(agent, user).isPresent()) {
        send(connection, new Outgoing.Line(entry));
      } else {
        connection.close(NOT_FOUND).subscribe().with(_ -> {}, _ -> {});
      }
    };
  }

  @OnTextMessage
  @Blocking
  void said(WebSocketConnection connection, @PathParam("id") String id, Incoming frame) {
    admission.by(ChatSocket.class, PATH);
    rates
        .take(RateClass.FRAMES, caller.subject())
        .ifPresent(_ -> {
          throw new ProblemException(CommonProblem.TOO_MANY_REQUESTS, "too many frames");
        });
    UUID session = UUID.fromString(id);
    switch (frame) {
      case null -> throw new ProblemException(ProactiveProblem.MALFORMED_FRAME, NOT_A_FRAME);
      case Incoming.Text(var text) -> conversation.say(session, text);
      case Incoming.Proposal(var modificationId, var optionId, var text) ->
          conversation.propose(session, modificationId, optionId, text);
      case Incoming.Signal signal -> relay(id, signal);
      case Incoming.Token(var token) -> renew(connection, session, token);
    }
  }

  /** Quarkus closes the socket when its last token ends, and accepts one of its subject only. */
  private void renew(WebSocketConnection connection, UUID session, String token) {
    try {
      security.updateSecurityIdentity(Objects.toString(token, "")).toCompletableFuture().join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof AuthenticationFailedException) {
        throw new ProblemException(
            CommonProblem.UNAUTHENTICATED, "a valid token of the same subject is needed");
      }
      throw e;
    }
    if (sessions.isReachable(session)) {
      send(connection, new Outgoing.Renewed(caller.timeLeft().toSeconds()));
    } else {
      connection.closeAndAwait(NOT_FOUND);
    }
  }

  @OnError
  Outgoing refused(ProblemException refused) {
    return new Outgoing.Refused(refused.problem().code(), refused.problem().detail());
  }

  @OnError
  Outgoing refused(TextDecodeException malformed) {
    return new Outgoing.Refused(ProactiveProblem.MALFORMED_FRAME.name(), NOT_A_FRAME);
  }

  @OnError
  Outgoing failed(RuntimeException fault) {
    if (Faults.isTransient(fault)) {
      LOG.warnf("a chat frame was not handled: %s", Faults.describe(fault));
      return new Outgoing.Refused(
          CommonProblem.UNAVAILABLE.name(), "a system that this service needs is unavailable");
    }
    LOG.errorf(fault, "a chat frame failed");
    return new Outgoing.Refused(
        CommonProblem.INTERNAL.name(), "an internal error, which is in the service's log");
  }

  /** Of a caller too whose last token has none of the roles. */
  @OnClose
  @PermitAll
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
