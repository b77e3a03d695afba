package io.supportcenter.proactive.trip;

import static io.supportcenter.kit.db.Column.bigint;
import static io.supportcenter.kit.db.Column.instant;
import static io.supportcenter.kit.db.Column.text;

import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.proactive.activity.BookingKey;
import io.supportcenter.proactive.disruption.VendorEvent;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What vendors told of bookings, whether we know a reservation of that number or not yet. */
final class BookingStore {

  private static final String ADD =
      """
      INSERT INTO booking (vendor_id, reservation_number)
      SELECT * FROM unnest(?::text[], ?::text[])
      ON CONFLICT DO NOTHING
      """;

  private static final String LOCK =
      """
      SELECT b.vendor_id, b.reservation_number, b.event, b.received_at
      FROM booking b
      JOIN unnest(?::text[], ?::text[]) AS k (vendor_id, reservation_number)
        USING (vendor_id, reservation_number)
      ORDER BY b.vendor_id, b.reservation_number
      FOR UPDATE OF b
      """;

  private static final String STORE =
      """
      UPDATE booking b SET event = s.event::jsonb, event_sequence = s.event_sequence, event_at = s.event_at,
        received_at = s.received_at
      FROM unnest(?::text[], ?::text[], ?::text[], ?::bigint[], ?::timestamptz[], ?::timestamptz[])
        AS s (vendor_id, reservation_number, event, event_sequence, event_at, received_at)
      WHERE b.vendor_id = s.vendor_id AND b.reservation_number = s.reservation_number
      """;

  private BookingStore() {}

  /** The newest event of a booking, and since when it is here. */
  record Heard(VendorEvent event, Instant receivedAt) {}

  /** Locks the bookings, added where there are none; with what was heard of them, if anything. */
  static Map<BookingKey, Optional<Heard>> lock(Connection tx, Collection<BookingKey> keys)
      throws SQLException {
    List<BookingKey> ordered = keys.stream().distinct().sorted().toList();
    SetSql.update(
        tx, ADD, ordered, text(BookingKey::vendorId), text(BookingKey::reservationNumber));
    Map<BookingKey, Optional<Heard>> locked = new HashMap<>();
    SetSql.query(
            tx,
            LOCK,
            ordered,
            BookingStore::row,
            text(BookingKey::vendorId),
            text(BookingKey::reservationNumber))
        .forEach(entry -> locked.put(entry.getKey(), entry.getValue()));
    return locked;
  }

  /** One event per booking at most. */
  static void store(Connection tx, Collection<Heard> events) throws SQLException {
    SetSql.updateAll(
        tx,
        STORE,
        events,
        text(h -> h.event().booking().vendorId()),
        text(h -> h.event().booking().reservationNumber()),
        text(h -> DomainJson.write(h.event())),
        bigint(h -> h.event().version().sequence()),
        instant(h -> h.event().version().occurredAt()),
        instant(Heard::receivedAt));
  }

  private static Map.Entry<BookingKey, Optional<Heard>> row(ResultSet row) throws SQLException {
    BookingKey key = new BookingKey(row.getString(1), row.getString(2));
    String event = row.getString(3);
    if (event == null) {
      return Map.entry(key, Optional.empty());
    }
    return Map.entry(
        key,
        Optional.of(
            new Heard(
                DomainJson.read(event, VendorEvent.class),
                row.getObject(4, OffsetDateTime.class).toInstant())));
  }
}
