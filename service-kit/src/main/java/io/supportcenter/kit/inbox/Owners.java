package io.supportcenter.kit.inbox;

import io.supportcenter.kit.db.Column;
import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.events.InboundEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which partner the aggregates of some events belong to, where their ids do not say so. */
record Owners(Intake intake, Map<String, String> byAggregate) {

  /** In the order of ids, so that two batches that add the same ones do not wait for each other. */
  private static final String ADD =
      """
      INSERT INTO aggregate_owner (channel, aggregate, partner)
      SELECT * FROM unnest(?::text[], ?::text[], ?::text[]) AS a (channel, aggregate, partner)
      ORDER BY a.aggregate COLLATE "C"
      ON CONFLICT DO NOTHING
      """;

  private static final String FIND =
      "SELECT aggregate, partner FROM aggregate_owner WHERE channel = ? AND aggregate = ANY (?)";

  private static final Column<String> TEXT = Column.text(text -> text);

  /**
   * In the transaction that handles the events: an aggregate that one of them describes for the
   * first time belongs to its partner from now on. Waits for another transaction that describes it
   * for the first time.
   */
  static Owners of(Connection tx, Intake intake, List<InboundEvent> events) throws SQLException {
    TreeSet<String> all = new TreeSet<>();
    Map<String, String> described = new TreeMap<>();
    for (InboundEvent event : events) {
      intake
          .owned(event)
          .ifPresent(aggregate -> {
            all.add(aggregate);
            event
                .event()
                .flatMap(_ -> Senders.of(intake, event))
                .ifPresent(partner -> described.putIfAbsent(aggregate, partner));
          });
    }
    if (all.isEmpty()) {
      return new Owners(intake, Map.of());
    }
    SetSql.update(
        tx,
        ADD,
        described.entrySet(),
        Column.text(_ -> intake.channel()),
        Column.text(Entry::getKey),
        Column.text(Entry::getValue));
    return new Owners(
        intake,
        Sql.query(
                tx,
                FIND,
                row -> Map.entry(row.getString(1), row.getString(2)),
                intake.channel(),
                TEXT.of(tx, all))
            .stream()
            .collect(Collectors.toMap(Entry::getKey, Entry::getValue)));
  }

  /** Whether it is about what belongs to another partner than the one that published it. */
  boolean isForeign(InboundEvent event) {
    Optional<String> owner = intake.owned(event).map(byAggregate::get);
    return owner.isPresent()
        && Senders.of(intake, event).filter(sender -> !sender.equals(owner.get())).isPresent();
  }
}
