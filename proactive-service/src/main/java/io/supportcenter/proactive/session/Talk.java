package io.supportcenter.proactive.session;

import io.agroal.api.AgroalDataSource;
import io.supportcenter.kit.rest.Caller;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.rest.Problems;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.kit.work.UnitOfWork;
import io.supportcenter.proactive.Texts;
import io.supportcenter.proactive.session.SessionState.Active;
import io.supportcenter.proactive.session.TranscriptEntry.Author;
import io.supportcenter.proactive.session.TranscriptEntry.Kind;
import io.supportcenter.proactive.session.TranscriptStore.Line;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What is said in a session goes into its transcript. */
@ApplicationScoped
class Talk {

  private static final int TEXT_LENGTH_MAX = 4000;

  private final AgroalDataSource dataSource;
  private final UnitOfWork unitOfWork;
  private final Sessions sessions;
  private final Caller caller;
  private final TranscriptFeed feed;

  Talk(
      AgroalDataSource dataSource,
      UnitOfWork unitOfWork,
      Sessions sessions,
      Caller caller,
      TranscriptFeed feed) {
    this.dataSource = dataSource;
    this.unitOfWork = unitOfWork;
    this.sessions = sessions;
    this.caller = caller;
    this.feed = feed;
  }

  void say(UUID session, String text) {
    check(text);
    add(session, Kind.TEXT, text, Optional.empty());
  }

  void propose(UUID session, String optionId, String text) {
    if (!caller.isAgent()) {
      throw new ProblemException(Status.FORBIDDEN, "FORBIDDEN", "only an agent proposes");
    }
    check(optionId);
    check(text);
    add(session, Kind.PROPOSAL, text, Optional.of(optionId));
  }

  /** Who is on the other side of a talk: the agent for the user, the user for the agent. */
  String otherSide(UUID session) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      LiveSession found =
          SessionStore.find(connection, new SessionId(session)).orElseThrow(Problems::notFound);
      check(found);
      return caller.isAgent()
          ? found.user().value()
          : found.agent().orElseThrow(Problems::notFound).value();
    }
  }

  private void add(UUID session, Kind kind, String text, Optional<String> optionId) {
    unitOfWork.inNew(tx -> {
      LiveSession locked = sessions.lock(tx, session);
      check(locked);
      TranscriptStore.add(
          tx,
          List.of(
              new Line(
                  locked.id(),
                  caller.isAgent() ? Author.AGENT : Author.USER,
                  Optional.of(caller.subject()),
                  kind,
                  text,
                  optionId)),
          Instant.now());
      return Effects.NONE;
    });
    feed.wake();
  }

  /** Only who takes part speaks: the user whose session it is, and the agent who has it. */
  private void check(LiveSession session) {
    Sessions.in(session, Active.class);
    if (caller.isAgent()) {
      sessions.checkAgent(session);
    }
  }

  private static void check(String text) {
    if (text == null || text.isBlank() || text.length() > TEXT_LENGTH_MAX) {
      throw new ProblemException(
          Status.BAD_REQUEST, "TEXT_LENGTH", "a text has 1 to " + TEXT_LENGTH_MAX + " characters");
    }
    if (!Texts.isPrintable(text)) {
      throw new ProblemException(
          Status.BAD_REQUEST, "TEXT_CHARACTERS", "a text " + Texts.PRINTABLE_MESSAGE);
    }
  }
}
