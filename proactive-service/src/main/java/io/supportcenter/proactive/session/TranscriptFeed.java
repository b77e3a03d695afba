package io.supportcenter.proactive.session;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.supportcenter.kit.outbox.OutboxGrew;
import io.supportcenter.proactive.feed.Tail;
import io.supportcenter.schemas.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

/** New lines of transcripts for those who talk. */
@ApplicationScoped
class TranscriptFeed {

  private final AgroalDataSource dataSource;
  private final Tail<TranscriptEntry> tail = new Tail<>("transcripts", this::after);

  TranscriptFeed(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  void start(@Observes StartupEvent event) {
    tail.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    tail.stop();
  }

  void changed(@Observes OutboxGrew event) {
    if (event.topics().contains(Topics.LIVE_SESSIONS)
        || event.topics().contains(Topics.RESCHEDULES)) {
      tail.wake();
    }
  }

  void wake() {
    tail.wake();
  }

  AutoCloseable follow(SessionId session, long after, Consumer<TranscriptEntry> listener) {
    return tail.follow(session.toString(), after, listener);
  }

  private List<Tail.Found<TranscriptEntry>> after(List<Tail.Cursor> cursors) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return TranscriptStore.after(connection, cursors);
    }
  }
}
