package io.supportcenter.proactive.trip.store;

import io.supportcenter.proactive.modification.RescheduleNews;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Where user and agent of a live session read what became of the decision made there. */
public interface SessionNotes {

  /** Under the locks of the users concerned. */
  void add(Connection tx, List<RescheduleNews> news, Instant now) throws SQLException;
}
