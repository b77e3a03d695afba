package io.supportcenter.smsactivation.ledger.store;

import static io.supportcenter.kit.db.Column.bigint;
import static io.supportcenter.kit.db.Column.instant;
import static io.supportcenter.kit.db.Column.integer;
import static io.supportcenter.kit.db.Column.text;
import static io.supportcenter.kit.db.Column.uuid;

import io.supportcenter.kit.db.SetSql;
import io.supportcenter.smsactivation.ledger.JournalEntry;
import io.supportcenter.smsactivation.ledger.Posting;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The ledger in PostgreSQL: rows are only ever added, whole entries at a time. */
public final class LedgerStore {

  private static final String ENTRIES =
      """
      INSERT INTO journal_entry (id, kind, reference, currency, posted_at)
      SELECT * FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::timestamptz[])
      """;

  private static final String POSTINGS =
      """
      INSERT INTO posting (entry_id, line, account, amount_minor)
      SELECT * FROM unnest(?::uuid[], ?::int4[], ?::text[], ?::int8[])
      """;

  private LedgerStore() {}

  private record Line(UUID entry, int number, Posting posting) {}

  public static void post(Connection tx, Collection<JournalEntry> entries) throws SQLException {
    SetSql.updateAll(
        tx,
        ENTRIES,
        entries,
        uuid(JournalEntry::id),
        text(e -> e.kind().name()),
        text(JournalEntry::reference),
        text(e -> e.postings().getFirst().amount().currencyCode()),
        instant(JournalEntry::postedAt));
    SetSql.updateAll(
        tx,
        POSTINGS,
        lines(entries),
        uuid(Line::entry),
        integer(Line::number),
        text(line -> line.posting().account().code()),
        bigint(line -> line.posting().amount().amountMinor()));
  }

  private static List<Line> lines(Collection<JournalEntry> entries) {
    List<Line> lines = new ArrayList<>();
    for (JournalEntry entry : entries) {
      for (int i = 0; i < entry.postings().size(); i++) {
        lines.add(new Line(entry.id(), i + 1, entry.postings().get(i)));
      }
    }
    return lines;
  }
}
