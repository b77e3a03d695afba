package io.supportcenter.proactive.session.store;

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
    List<Line> lines = news.stream().map(RescheduleNotes::line).flatMap(Optional::stream).toList();
    TranscriptStore.add(tx, lines, now);
  }

  private static Optional<Line> line(RescheduleNews news) {
    return text(news).map(t -> Line.note(new SessionId(news.decision().sessionId()), t));
  }

  private static Optional<String> text(RescheduleNews news) {
    return switch (news) {
      case RescheduleNews.Requested _ -> Optional.empty();
      case RescheduleNews.Confirmed confirmed ->
          Optional.of(
              confirmed.target().title()
                  + ": the vendor confirmed, reference "
                  + confirmed.confirmation().vendorReference());
      case RescheduleNews.Refused refused ->
          Optional.of(refused.target().title() + ": the vendor refused, " + refused.refusal());
    };
  }
}
