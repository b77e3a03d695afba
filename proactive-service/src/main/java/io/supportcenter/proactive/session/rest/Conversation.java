package io.supportcenter.proactive.session.rest;

import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.rest.Caller;
import io.supportcenter.kit.rest.CommonProblem;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.rest.Problems;
import io.supportcenter.kit.values.Text;
import io.supportcenter.proactive.modification.store.ModificationStore;
import io.supportcenter.proactive.problem.ProactiveProblem;
import io.supportcenter.proactive.session.LiveSession;
import io.supportcenter.proactive.session.SessionState.Active;
import io.supportcenter.proactive.session.TranscriptEntry.Author;
import io.supportcenter.proactive.session.TranscriptEntry.Kind;
import io.supportcenter.proactive.session.store.TranscriptFeed;
import io.supportcenter.proactive.session.store.TranscriptStore;
import io.supportcenter.proactive.session.store.TranscriptStore.Line;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What is said in a session goes into its transcript. */
@ApplicationScoped
class Conversation {

  private static final int TEXT_LENGTH_MAX = 4000;

  private final Transactions transactions;
  private final SessionAccess sessions;
  private final Caller caller;
  private final TranscriptFeed feed;

  Conversation(
      Transactions transactions, SessionAccess sessions, Caller caller, TranscriptFeed feed) {
    this.transactions = transactions;
    this.sessions = sessions;
    this.caller = caller;
    this.feed = feed;
  }

  void say(UUID session, String text) {
    check(text);
    add(session, (_, _) -> new Said(Kind.TEXT, text, Optional.empty(), Optional.empty()));
  }

  /**
   * @param modification null when only one has such an option
   */
  void propose(UUID session, UUID modification, String optionId, String text) {
    if (!caller.isAgent()) {
      throw new ProblemException(CommonProblem.FORBIDDEN, "only an agent may propose an option");
    }
    check(optionId);
    check(text);
    add(
        session,
        (tx, locked) ->
            new Said(
                Kind.PROPOSAL,
                text,
                Optional.of(offering(tx, locked, modification, optionId)),
                Optional.of(optionId)));
  }

  private static UUID offering(
      Connection tx, LiveSession session, UUID modification, String optionId) throws SQLException {
    List<UUID> offering =
        ModificationStore.pendingOf(tx, List.of(session.user())).stream()
            .filter(m -> m.offers(optionId))
            .map(m -> m.id().value())
            .filter(id -> modification == null || id.equals(modification))
            .toList();
    if (offering.size() != 1) {
      throw new ProblemException(
          ProactiveProblem.OPTION_NOT_OFFERED,
          "modificationId and optionId must name an option that is offered now");
    }
    return offering.getFirst();
  }

  /** A line of the conversation. */
  private record Said(
      Kind kind, String text, Optional<UUID> modificationId, Optional<String> optionId) {}

  /** Finds out what is to be said, with the session locked. */
  private interface Saying {
    Said in(Connection tx, LiveSession session) throws SQLException;
  }

  /** The other side of the conversation: the agent for the user, the user for the agent. */
  String otherSide(UUID session) {
    LiveSession found = sessions.find(session);
    return author(found) == Author.AGENT
        ? found.user().value()
        : found.agent().orElseThrow(Problems::notFound).value();
  }

  private void add(UUID session, Saying saying) {
    transactions.inNew(tx -> {
      LiveSession locked = sessions.lock(tx, session);
      Author author = author(locked);
      Said said = saying.in(tx, locked);
      TranscriptStore.add(
          tx,
          List.of(
              new Line(
                  locked.id(),
                  author,
                  Optional.of(caller.subject()),
                  said.kind(),
                  said.text(),
                  said.modificationId(),
                  said.optionId())),
          Instant.now());
      return null;
    });
    feed.said();
  }

  /** Only the user whose session it is and the agent who has it may speak. */
  private Author author(LiveSession session) {
    SessionAccess.in(session, Active.class);
    if (caller.isSelf(session.user().value()) && !sessions.isAgentOf(session)) {
      return Author.USER;
    }
    sessions.checkAgent(session);
    return Author.AGENT;
  }

  private static void check(String text) {
    if (text == null || text.isBlank() || text.length() > TEXT_LENGTH_MAX) {
      throw new ProblemException(
          ProactiveProblem.TEXT_LENGTH, "a text must have 1 to " + TEXT_LENGTH_MAX + " characters");
    }
    if (!Text.isPlainLines(text)) {
      throw new ProblemException(
          ProactiveProblem.TEXT_CHARACTERS, "a text must not contain control characters");
    }
  }
}
