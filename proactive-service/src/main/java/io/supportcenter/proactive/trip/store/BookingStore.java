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
      ORDER BY b.vendor_id, b.reservation_number, b.leg
      FOR UPDATE OF b
      """;

  private static final String STORE =
      """
      INSERT INTO booking AS b (vendor_id, reservation_number, leg, event, event_sequence, event_at, received_at)
      SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::jsonb[], ?::bigint[], ?::timestamptz[], ?::timestamptz[])
      ON CONFLICT (vendor_id, reservation_number, leg) DO UPDATE SET
        event = excluded.event, event_sequence = excluded.event_sequence, event_at = excluded.event_at,
        received_at = excluded.received_at
      """;

  private BookingStore() {}

  /**
   * Locks the bookings, added where there are none; returns the last event of each activity of
   * those that have any.
   */
  public static Map<BookingKey, List<LastVendorEvent>> lock(
      Connection tx, Collection<BookingKey> keys) throws SQLException {
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
        .collect(Collectors.groupingBy(last -> last.event().booking()));
  }

  /** At most one event per activity of a booking. */
  public static void store(Connection tx, Collection<LastVendorEvent> events) throws SQLException {
    SetSql.updateAll(
        tx,
        STORE,
        events,
        text(e -> e.event().booking().vendorId()),
        text(e -> e.event().booking().code()),
        text(e -> e.event().leg()),
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
