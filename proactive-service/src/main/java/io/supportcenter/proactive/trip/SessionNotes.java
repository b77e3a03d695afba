package io.supportcenter.proactive.trip;

import io.supportcenter.proactive.modification.RescheduleNews;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Where those who talk in a live session learn what became of the decision made there. */
public interface SessionNotes {

  /** Under the locks of the users concerned. */
  void add(Connection tx, List<RescheduleNews> news, Instant now) throws SQLException;
}
