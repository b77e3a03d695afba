package io.supportcenter.proactive.trip;

import static io.supportcenter.kit.db.Column.bigint;
import static io.supportcenter.kit.db.Column.instant;
import static io.supportcenter.kit.db.Column.text;
import static io.supportcenter.kit.db.Column.uuid;

import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.proactive.activity.Activity;
import io.supportcenter.proactive.activity.ActivityId;
import io.supportcenter.proactive.activity.BookingKey;
import io.supportcenter.proactive.activity.UserId;
import io.supportcenter.proactive.disruption.Disruption;
import io.supportcenter.proactive.disruption.EventVersion;
import io.supportcenter.proactive.disruption.Told;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Activities in PostgreSQL, for whole batches. */
final class ActivityStore {

  private static final String OF_USERS =
      """
      SELECT activity, event_sequence, event_at, told, message_id
      FROM activity WHERE user_id = ANY (?) ORDER BY asset_id
      """;

  private static final String USERS_OF_BOOKINGS =
      """
      SELECT DISTINCT a.user_id FROM activity a
      JOIN unnest(?::text[], ?::text[]) AS k (vendor_id, reservation_number)
        USING (vendor_id, reservation_number)
      """;

  private static final String USERS_OF_ACTIVITIES =
      "SELECT DISTINCT user_id FROM activity WHERE asset_id = ANY (?)";

  private static final String UPSERT =
      """
      INSERT INTO activity AS a
        (asset_id, user_id, vendor_id, reservation_number, activity, event_sequence, event_at, told, message_id)
      SELECT s.asset_id, s.user_id, s.vendor_id, s.reservation_number, s.activity::jsonb, s.event_sequence, s.event_at,
        s.told::jsonb, s.message_id
      FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::timestamptz[], ?::text[], ?::uuid[])
        AS s (asset_id, user_id, vendor_id, reservation_number, activity, event_sequence, event_at, told, message_id)
      ON CONFLICT (asset_id) DO UPDATE SET
        user_id = excluded.user_id, vendor_id = excluded.vendor_id, reservation_number = excluded.reservation_number,
        activity = excluded.activity, event_sequence = excluded.event_sequence, event_at = excluded.event_at,
        told = excluded.told, message_id = excluded.message_id
      """;

  private static final String DELETE = "DELETE FROM activity WHERE asset_id = ANY (?)";

  private ActivityStore() {}

  static List<TripActivity> ofUsers(Connection tx, Collection<UserId> users) throws SQLException {
    return SetSql.query(tx, OF_USERS, users, ActivityStore::activity, text(UserId::value));
  }

  static List<UserId> usersOf(Connection tx, Collection<BookingKey> bookings) throws SQLException {
    return SetSql.query(
        tx,
        USERS_OF_BOOKINGS,
        bookings,
        row -> new UserId(row.getString(1)),
        text(BookingKey::vendorId),
        text(BookingKey::reservationNumber));
  }

  static List<UserId> usersOfActivities(Connection tx, Collection<String> assetIds)
      throws SQLException {
    return SetSql.query(
        tx, USERS_OF_ACTIVITIES, assetIds, row -> new UserId(row.getString(1)), text(id -> id));
  }

  static void upsert(Connection tx, Collection<TripActivity> activities) throws SQLException {
    SetSql.updateAll(
        tx,
        UPSERT,
        activities,
        text(a -> a.activity().id().value()),
        text(a -> a.activity().user().value()),
        text(a -> a.activity().booking().vendorId()),
        text(a -> a.activity().booking().reservationNumber()),
        text(a -> DomainJson.write(a.activity())),
        bigint(version(EventVersion::sequence)),
        instant(version(EventVersion::occurredAt)),
        text(a -> a.disruption().flatMap(Disruption::told).map(DomainJson::write).orElse(null)),
        uuid(a -> a.message().orElse(null)));
  }

  static void delete(Connection tx, Collection<ActivityId> ids) throws SQLException {
    SetSql.update(tx, DELETE, ids, text(ActivityId::value));
  }

  private static TripActivity activity(ResultSet row) throws SQLException {
    Activity activity = DomainJson.read(row.getString(1), Activity.class);
    OffsetDateTime eventAt = row.getObject(3, OffsetDateTime.class);
    if (eventAt == null) {
      return TripActivity.registered(activity);
    }
    Optional<Told> told =
        Optional.ofNullable(row.getString(4)).map(t -> DomainJson.read(t, Told.class));
    EventVersion version = new EventVersion(row.getLong(2), eventAt.toInstant());
    return new TripActivity(
        activity,
        Optional.of(new Disruption(version, activity.outlook(), told)),
        Optional.ofNullable(row.getObject(5, UUID.class)));
  }

  private static <V> Function<TripActivity, V> version(Function<EventVersion, V> part) {
    return a -> a.disruption().map(Disruption::version).map(part).orElse(null);
  }
}
