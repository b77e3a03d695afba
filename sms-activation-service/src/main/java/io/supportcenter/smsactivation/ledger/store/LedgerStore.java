package io.supportcenter.smsactivation.ledger.store;

import static io.supportcenter.kit.db.Column.bigint;
import static io.supportcenter.kit.db.Column.instant;
import static io.supportcenter.kit.db.Column.integer;
import static io.supportcenter.kit.db.Column.text;
import static io.supportcenter.kit.db.Column.uuid;

import io.supportcenter.kit.Ids;
import io.supportcenter.kit.db.SetSql;
import io.supportcenter.smsactivation.ledger.JournalEntry;
import io.supportcenter.smsactivation.ledger.Posting;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
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

  /** Charges are not reversed by reference; the index is for the others. */
  private static final String TO_REVERSE =
      """
      SELECT e.id FROM journal_entry e JOIN unnest(?::text[]) AS r (reference) USING (reference)
      WHERE e.kind <> 'CHARGE' AND e.kind <> 'REVERSAL'
        AND NOT EXISTS (SELECT FROM journal_entry x WHERE x.reverses = e.id)
      """;

  private static final String REVERSAL_ENTRIES =
      """
      INSERT INTO journal_entry (id, kind, reference, currency, posted_at, reverses)
      SELECT r.id, 'REVERSAL', e.reference, e.currency, r.posted_at, e.id
      FROM unnest(?::uuid[], ?::uuid[], ?::timestamptz[]) AS r (id, reverses, posted_at)
      JOIN journal_entry e ON e.id = r.reverses
      """;

  private static final String REVERSAL_POSTINGS =
      """
      INSERT INTO posting (entry_id, line, account, amount_minor)
      SELECT r.id, p.line, p.account, -p.amount_minor
      FROM unnest(?::uuid[], ?::uuid[]) AS r (id, reverses)
      JOIN posting p ON p.entry_id = r.reverses
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

  private record Reversal(UUID id, UUID reverses, Instant at) {}

  /**
   * Reverses what was posted for batches and consumer accounts, once; charges stay.
   *
   * @param references of the entries
   */
  public static void reverse(Connection tx, Collection<String> references, Instant at)
      throws SQLException {
    List<Reversal> reversals =
        SetSql.query(tx, TO_REVERSE, references, row -> row.getObject(1, UUID.class), text(r -> r))
            .stream()
            .map(entry -> new Reversal(Ids.next(), entry, at))
            .toList();
    SetSql.updateAll(
        tx,
        REVERSAL_ENTRIES,
        reversals,
        uuid(Reversal::id),
        uuid(Reversal::reverses),
        instant(Reversal::at));
    SetSql.update(tx, REVERSAL_POSTINGS, reversals, uuid(Reversal::id), uuid(Reversal::reverses));
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
