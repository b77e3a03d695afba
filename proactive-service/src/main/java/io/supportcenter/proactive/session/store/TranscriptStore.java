package io.supportcenter.proactive.session.store;

import static io.supportcenter.kit.db.Column.bigint;
import static io.supportcenter.kit.db.Column.instant;
import static io.supportcenter.kit.db.Column.integer;
import static io.supportcenter.kit.db.Column.text;
import static io.supportcenter.kit.db.Column.uuid;

import io.supportcenter.kit.db.Rows;
import io.supportcenter.kit.db.SetSql;
import io.supportcenter.proactive.message.store.RowTail;
import io.supportcenter.proactive.session.SessionId;
import io.supportcenter.proactive.session.TranscriptEntry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Transcripts in PostgreSQL; lines are only ever added. */
public final class TranscriptStore {

  private static final int MOST_AT_ONCE = 100;

  private static final String DRAW_NUMBER =
      """
      WITH line AS (
        SELECT * FROM unnest(?::uuid[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[], ?::uuid[],
            ?::text[])
          WITH ORDINALITY AS l (session_id, at, role, author, kind, text, modification_id, option_id, n)
      ), drawn AS (
        UPDATE live_session s SET entries = s.entries + c.lines
        FROM (SELECT session_id, count(*) AS lines FROM line GROUP BY session_id) c
        WHERE s.id = c.session_id
        RETURNING s.id, s.entries - c.lines AS before
      )
      INSERT INTO transcript_entry (session_id, number, at, role, author, kind, text, modification_id, option_id)
      SELECT l.session_id, d.before + row_number() OVER (PARTITION BY l.session_id ORDER BY l.n),
        l.at, l.role, l.author, l.kind, l.text, l.modification_id, l.option_id
      FROM line l JOIN drawn d ON d.id = l.session_id
      """;

  private static final String AFTER =
      """
      SELECT s.n, e.number, e.at, e.role, e.author, e.kind, e.text, e.modification_id, e.option_id
      FROM unnest(?::int[], ?::uuid[], ?::bigint[]) AS s (n, session_id, after)
      CROSS JOIN LATERAL (
        SELECT * FROM transcript_entry WHERE session_id = s.session_id AND number > s.after ORDER BY number LIMIT %d
      ) e
      ORDER BY s.n, e.number
      """
          .formatted(MOST_AT_ONCE);

  private TranscriptStore() {}

  /** A line that gets its number when it is added. */
  public record Line(
      SessionId session,
      TranscriptEntry.Author role,
      Optional<String> author,
      TranscriptEntry.Kind kind,
      String text,
      Optional<UUID> modificationId,
      Optional<String> optionId) {

    static Line note(SessionId session, String text) {
      return new Line(
          session,
          TranscriptEntry.Author.SYSTEM,
          Optional.empty(),
          TranscriptEntry.Kind.NOTE,
          text,
          Optional.empty(),
          Optional.empty());
    }
  }

  /** Adds lines in order; those of sessions that are gone are dropped. */
  public static void add(Connection tx, Collection<Line> lines, Instant now) throws SQLException {
    SetSql.update(
        tx,
        DRAW_NUMBER,
        lines,
        uuid(l -> l.session().value()),
        instant(_ -> now),
        text(l -> l.role().name()),
        text(l -> l.author().orElse(null)),
        text(l -> l.kind().name()),
        text(Line::text),
        uuid(l -> l.modificationId().orElse(null)),
        text(l -> l.optionId().orElse(null)));
  }

  public static List<RowTail.Found<TranscriptEntry>> after(
      Connection tx, Collection<RowTail.Cursor> cursors) throws SQLException {
    return SetSql.query(
        tx,
        AFTER,
        cursors,
        row -> new RowTail.Found<>(row.getInt("n"), row.getLong("number"), entry(row)),
        integer(RowTail.Cursor::index),
        uuid(c -> UUID.fromString(c.owner())),
        bigint(RowTail.Cursor::after));
  }

  private static TranscriptEntry entry(ResultSet row) throws SQLException {
    return new TranscriptEntry(
        row.getLong("number"),
        Rows.instant(row, "at"),
        TranscriptEntry.Author.valueOf(row.getString("role")),
        Rows.optionalText(row, "author"),
        TranscriptEntry.Kind.valueOf(row.getString("kind")),
        row.getString("text"),
        Optional.ofNullable(Rows.uuid(row, "modification_id")),
        Rows.optionalText(row, "option_id"));
  }
}
