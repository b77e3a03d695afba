package io.supportcenter.kit.inbox;

import io.supportcenter.kit.db.Column;
import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.events.InboundEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The records whose refusal was told. A topic that is created again has other timestamps at the
 * same offsets.
 */
final class RefusedStore {

  private static final String INSERT =
      """
      INSERT INTO refused_record (topic, partition, record_offset, recorded_at)
      SELECT * FROM unnest(?::text[], ?::int4[], ?::int8[], ?::timestamptz[])
      ON CONFLICT DO NOTHING
      RETURNING topic, partition, record_offset
      """;

  private RefusedStore() {}

  private record Place(String topic, int partition, long offset) {

    static Place of(InboundEvent record) {
      return new Place(record.topic(), record.partition(), record.offset());
    }
  }

  /** Those that were not told before, in their order. */
  static List<Refused> addNew(Connection tx, List<Refused> refused) throws SQLException {
    Set<Place> added =
        new HashSet<>(
            SetSql.query(
                tx,
                INSERT,
                refused,
                row -> new Place(row.getString(1), row.getInt(2), row.getLong(3)),
                Column.text(one -> one.record().topic()),
                Column.integer(one -> one.record().partition()),
                Column.bigint(one -> one.record().offset()),
                Column.instant(one -> one.record().timestamp())));
    return refused.stream().filter(one -> added.remove(Place.of(one.record()))).toList();
  }
}
