package io.supportcenter.proactive.session.rest;

import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.rest.Caller;
import io.supportcenter.kit.rest.CommonProblem;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.rest.Problems;
import io.supportcenter.kit.values.Text;
import io.supportcenter.proactive.problem.ProactiveProblem;
import io.supportcenter.proactive.session.LiveSession;
import io.supportcenter.proactive.session.SessionState.Active;
import io.supportcenter.proactive.session.TranscriptEntry.Author;
import io.supportcenter.proactive.session.TranscriptEntry.Kind;
import io.supportcenter.proactive.session.store.TranscriptFeed;
import io.supportcenter.proactive.session.store.TranscriptStore;
import io.supportcenter.proactive.session.store.TranscriptStore.Line;
import jakarta.enterprise.context.ApplicationScoped;
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
    add(session, Kind.TEXT, text, Optional.empty());
  }

  void propose(UUID session, String optionId, String text) {
    if (!caller.isAgent()) {
      throw new ProblemException(CommonProblem.FORBIDDEN, "only an agent may propose an option");
    }
    check(optionId);
    check(text);
    add(session, Kind.PROPOSAL, text, Optional.of(optionId));
  }

  /** The other side of the conversation: the agent for the user, the user for the agent. */
  String otherSide(UUID session) {
    LiveSession found = sessions.find(session);
    check(found);
    return caller.isAgent()
        ? found.user().value()
        : found.agent().orElseThrow(Problems::notFound).value();
  }

  private void add(UUID session, Kind kind, String text, Optional<String> optionId) {
    transactions.inNew(tx -> {
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
      return null;
    });
    feed.said();
  }

  /** Only the user whose session it is and the agent who has it may speak. */
  private void check(LiveSession session) {
    SessionAccess.in(session, Active.class);
    if (caller.isAgent()) {
      sessions.checkAgent(session);
    }
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
