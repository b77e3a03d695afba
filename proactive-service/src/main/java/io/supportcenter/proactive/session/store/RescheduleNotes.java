package io.supportcenter.proactive.session.store;

import io.supportcenter.proactive.modification.Refusal;
import io.supportcenter.proactive.modification.RescheduleNews;
import io.supportcenter.proactive.session.SessionId;
import io.supportcenter.proactive.session.store.TranscriptStore.Line;
import io.supportcenter.proactive.trip.store.SessionNotes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes into a session's transcript what became of the decision made in it. */
@Singleton
class RescheduleNotes implements SessionNotes {

  @Override
  public void add(Connection tx, List<RescheduleNews> news, Instant now) throws SQLException {
    TranscriptStore.add(
        tx, news.stream().flatMap(n -> result(n).map(r -> note(n, r)).stream()).toList(), now);
  }

  private static Line note(RescheduleNews news, String result) {
    return Line.note(
        new SessionId(news.decision().sessionId()),
        news.target().title() + ": the vendor " + result);
  }

  private static Optional<String> result(RescheduleNews news) {
    return switch (news) {
      case RescheduleNews.Requested _ -> Optional.empty();
      case RescheduleNews.Confirmed(_, _, _, var confirmation) ->
          Optional.of("confirmed, reference " + confirmation.vendorReference());
      case RescheduleNews.Refused(_, _, _, var refusal) when refusal == Refusal.NO_ANSWER ->
          Optional.of("never said whether it was done");
      case RescheduleNews.Refused(_, _, _, var refusal) -> Optional.of("refused, " + refusal);
    };
  }
}
