package io.supportcenter.proactive.trip.store;

import static io.supportcenter.kit.db.Column.bigint;
import static io.supportcenter.kit.db.Column.instant;
import static io.supportcenter.kit.db.Column.text;

import io.supportcenter.kit.db.Rows;
import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.proactive.activity.BookingKey;
import io.supportcenter.proactive.disruption.VendorEvent;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What vendors reported of bookings, whether a reservation of that number is registered or not. */
public final class BookingStore {

  private static final String ADD =
      """
      INSERT INTO booking (vendor_id, reservation_number)
      SELECT * FROM unnest(?::text[], ?::text[])
      ON CONFLICT DO NOTHING
      """;

  private static final String LOCK =
      """
      SELECT b.event, b.received_at
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

  /**
   * Locks the bookings, added where there are none; returns the last event of those that have one.
   */
  public static Map<BookingKey, LastVendorEvent> lock(Connection tx, Collection<BookingKey> keys)
      throws SQLException {
    List<BookingKey> ordered = keys.stream().distinct().sorted().toList();
    SetSql.update(tx, ADD, ordered, text(BookingKey::vendorId), text(BookingKey::code));
    return SetSql.query(
            tx,
            LOCK,
            ordered,
            BookingStore::lastEvent,
            text(BookingKey::vendorId),
            text(BookingKey::code))
        .stream()
        .flatMap(Optional::stream)
        .collect(Collectors.toMap(last -> last.event().booking(), Function.identity()));
  }

  /** At most one event per booking. */
  public static void store(Connection tx, Collection<LastVendorEvent> events) throws SQLException {
    SetSql.updateAll(
        tx,
        STORE,
        events,
        text(e -> e.event().booking().vendorId()),
        text(e -> e.event().booking().code()),
        text(e -> DomainJson.write(e.event())),
        bigint(e -> e.event().version().sequence()),
        instant(e -> e.event().version().occurredAt()),
        instant(LastVendorEvent::receivedAt));
  }

  private static Optional<LastVendorEvent> lastEvent(ResultSet row) throws SQLException {
    String event = row.getString("event");
    return event == null
        ? Optional.empty()
        : Optional.of(
            new LastVendorEvent(
                DomainJson.read(event, VendorEvent.class), Rows.instant(row, "received_at")));
  }
}
