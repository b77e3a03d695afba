package io.supportcenter.proactive.trip.store;

import static io.supportcenter.kit.db.Column.bigint;
import static io.supportcenter.kit.db.Column.instant;
import static io.supportcenter.kit.db.Column.text;
import static io.supportcenter.kit.db.Column.uuid;

import io.supportcenter.kit.db.Column;
import io.supportcenter.kit.db.Rows;
import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.kit.values.AssetId;
import io.supportcenter.kit.values.EventVersion;
import io.supportcenter.kit.values.UserId;
import io.supportcenter.proactive.activity.Activity;
import io.supportcenter.proactive.activity.BookingKey;
import io.supportcenter.proactive.disruption.Announced;
import io.supportcenter.proactive.disruption.Disruption;
import io.supportcenter.proactive.trip.TripActivity;
import io.supportcenter.proactive.trip.TripFold;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Activities in PostgreSQL, for whole batches. */
public final class ActivityStore {

  private static final String COLUMNS =
      "activity, event_sequence, event_at, event_received_at, announced, message_id";

  /** The next ones of each user, and those that are concerned. */
  private static final String OF_USERS =
      """
      WITH next AS (
        SELECT asset_id, row_number() OVER (PARTITION BY user_id ORDER BY starts_at, asset_id) AS n
        FROM activity WHERE user_id = ANY (?) AND ends_at > now() - interval '1 day'
      )
      SELECT %s FROM activity
      WHERE asset_id IN (SELECT asset_id FROM next WHERE n <= %d)
        OR user_id = ANY (?) AND (asset_id = ANY (?) OR reservation_number = ANY (?))
      ORDER BY asset_id
      """
          .formatted(COLUMNS, TripFold.RELATED_MAX);

  private static final String NEWEST_OF_USER =
      "SELECT %s FROM activity WHERE user_id = ? ORDER BY ends_at DESC, asset_id LIMIT %d"
          .formatted(COLUMNS, TripFold.RELATED_MAX);

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
        (asset_id, user_id, vendor_id, reservation_number, starts_at, ends_at, activity, event_sequence, event_at,
          event_received_at, announced, message_id)
      SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::jsonb[],
        ?::bigint[], ?::timestamptz[], ?::timestamptz[], ?::jsonb[], ?::uuid[])
      ON CONFLICT (asset_id) DO UPDATE SET
        user_id = excluded.user_id, vendor_id = excluded.vendor_id, reservation_number = excluded.reservation_number,
        starts_at = excluded.starts_at, ends_at = excluded.ends_at, activity = excluded.activity,
        event_sequence = excluded.event_sequence, event_at = excluded.event_at,
        event_received_at = excluded.event_received_at,
        announced = excluded.announced, message_id = excluded.message_id
      """;

  private static final String DELETE = "DELETE FROM activity WHERE asset_id = ANY (?)";

  private ActivityStore() {}

  /**
   * The users' next activities, and all that is concerned, however far it is.
   *
   * @param concerned assets that have changed
   * @param reported bookings of which something was reported
   */
  static List<TripActivity> ofUsers(
      Connection tx,
      Collection<UserId> users,
      Collection<AssetId> concerned,
      Collection<BookingKey> reported)
      throws SQLException {
    Array userIds = Column.text(UserId::value).of(tx, users);
    return Sql.query(
        tx,
        OF_USERS,
        ActivityStore::activity,
        userIds,
        userIds,
        Column.text(AssetId::value).of(tx, concerned),
        Column.text(BookingKey::code).of(tx, reported));
  }

  /** For the user's eyes, the last first. */
  public static List<TripActivity> newestOf(Connection tx, UserId user) throws SQLException {
    return Sql.query(tx, NEWEST_OF_USER, ActivityStore::activity, user.value());
  }

  public static List<UserId> usersOf(Connection tx, Collection<BookingKey> bookings)
      throws SQLException {
    return SetSql.query(
        tx,
        USERS_OF_BOOKINGS,
        bookings,
        row -> new UserId(row.getString(1)),
        text(BookingKey::vendorId),
        text(BookingKey::code));
  }

  public static List<UserId> usersOfActivities(Connection tx, Collection<AssetId> ids)
      throws SQLException {
    return SetSql.query(
        tx, USERS_OF_ACTIVITIES, ids, row -> new UserId(row.getString(1)), text(AssetId::value));
  }

  static void upsert(Connection tx, Collection<TripActivity> activities) throws SQLException {
    SetSql.updateAll(
        tx,
        UPSERT,
        activities,
        text(a -> a.activity().id().value()),
        text(a -> a.activity().user().value()),
        text(a -> a.activity().booking().vendorId()),
        text(a -> a.activity().booking().code()),
        instant(a -> a.activity().booked().start().at()),
        instant(a -> later(a.activity().booked().end().at(), a.activity().expected().end().at())),
        text(a -> DomainJson.write(a.activity())),
        bigint(version(EventVersion::sequence)),
        instant(version(EventVersion::occurredAt)),
        instant(version(EventVersion::receivedAt)),
        text(
            a -> a.disruption().flatMap(Disruption::announced).map(DomainJson::write).orElse(null)),
        uuid(a -> a.message().orElse(null)));
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  static void delete(Connection tx, Collection<AssetId> ids) throws SQLException {
    SetSql.update(tx, DELETE, ids, text(AssetId::value));
  }

  private static TripActivity activity(ResultSet row) throws SQLException {
    Activity activity = DomainJson.read(row.getString("activity"), Activity.class);
    Optional<Instant> eventAt = Rows.optionalInstant(row, "event_at");
    if (eventAt.isEmpty()) {
      return TripActivity.registered(activity);
    }
    EventVersion version =
        new EventVersion(
            row.getLong("event_sequence"), eventAt.get(), Rows.instant(row, "event_received_at"));
    Optional<Announced> announced =
        Rows.optionalText(row, "announced").map(a -> DomainJson.read(a, Announced.class));
    return new TripActivity(
        activity,
        Optional.of(new Disruption(version, announced)),
        Optional.ofNullable(Rows.uuid(row, "message_id")));
  }

  private static <V> Function<TripActivity, V> version(Function<EventVersion, V> part) {
    return a -> a.disruption().map(Disruption::version).map(part).orElse(null);
  }
}
