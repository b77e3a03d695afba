package io.supportcenter.kit.dispatch;

import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.work.Effects;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Timers that write down that they rang; one whose request is another time rings again then. */
@Singleton
public class Bells extends Timer {

  static final String NAME = "bell";

  Bells() {
    super(NAME);
  }

  static BackendCall at(Instant dueAt, String subject, String request) {
    return BackendCall.timer(dueAt, NAME, subject, request);
  }

  @Override
  protected Effects due(Connection tx, List<BackendCall> timers) throws SQLException {
    for (BackendCall timer : timers) {
      if (timer.request().equals("broken")) {
        throw new IllegalArgumentException("broken");
      }
      Sql.update(
          tx,
          "INSERT INTO settled (call_id, subject, answer) VALUES (?, ?, now()::text)",
          timer.id(),
          timer.subject());
    }
    return new Effects(
        List.of(),
        timers.stream()
            .filter(timer -> !timer.request().isEmpty())
            .map(timer -> at(Instant.parse(timer.request()), timer.subject(), ""))
            .toList());
  }
}
