package io.supportcenter.proactive.message;

import static io.supportcenter.kit.db.Column.bigint;
import static io.supportcenter.kit.db.Column.instant;
import static io.supportcenter.kit.db.Column.integer;
import static io.supportcenter.kit.db.Column.text;
import static io.supportcenter.kit.db.Column.uuid;

import com.fasterxml.jackson.core.type.TypeReference;
import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.events.OutboundEvent;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.proactive.activity.UserId;
import io.supportcenter.proactive.offer.OfferOption;
import io.supportcenter.proactive.vendor.VendorNames;
import io.supportcenter.schemas.Topics;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Users' inboxes in PostgreSQL. */
public final class MessageStore {

  private static final String SENDER = "Support centre";

  private static final String DRAW_NUMBERS =
      """
      UPDATE customer c SET messages = c.messages + s.n
      FROM unnest(?::text[], ?::int[]) AS s (user_id, n)
      WHERE c.user_id = s.user_id
      RETURNING c.user_id, c.messages
      """;

  private static final String INSERT =
      """
      INSERT INTO message
        (id, user_id, number, kind, on_behalf_of, sender_name, asset_id, title, text, options, supersedes, issued_at)
      SELECT s.id, s.user_id, s.number, s.kind, s.on_behalf_of, s.sender_name, s.asset_id, s.title, s.text,
        s.options::jsonb, s.supersedes, s.issued_at
      FROM unnest(?::uuid[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
          ?::text[], ?::uuid[], ?::timestamptz[])
        AS s (id, user_id, number, kind, on_behalf_of, sender_name, asset_id, title, text, options, supersedes, issued_at)
      """;

  private static final String COLUMNS =
      """
      m.id, m.number, m.kind, m.on_behalf_of, m.sender_name, m.asset_id, m.title, m.text, m.options, m.supersedes,
        EXISTS (SELECT 1 FROM message later WHERE later.supersedes = m.id),
        m.issued_at,
        (SELECT array_agg(d.state) FROM message_delivery d WHERE d.message_id = m.id)
      """;

  private static final String AFTER =
      "SELECT s.n, "
          + COLUMNS
          + """
          FROM unnest(?::int[], ?::text[], ?::bigint[], ?::int[]) AS s (n, user_id, after, most)
          CROSS JOIN LATERAL (
            SELECT * FROM message WHERE user_id = s.user_id AND number > s.after ORDER BY number LIMIT s.most
          ) m
          ORDER BY s.n, m.number
          """;

  private static final String REACHED =
      """
      INSERT INTO message_delivery (message_id, state, at)
      SELECT s.id, s.state, now() FROM unnest(?::uuid[], ?::text[]) AS s (id, state)
      ON CONFLICT DO NOTHING
      """;

  private static final String ANSWERED =
      """
      INSERT INTO message_delivery (message_id, state, at, option_id) VALUES (?, 'ANSWERED', now(), ?)
      ON CONFLICT (message_id, state) DO UPDATE SET at = excluded.at, option_id = excluded.option_id
      """;

  private static final TypeReference<List<OfferOption>> OPTIONS = new TypeReference<>() {};

  private MessageStore() {}

  /** Whose messages, from which number on, and how many at most. */
  public record Cursor(int index, UserId user, long after, int most) {}

  /** A message that answers the cursor of that index. */
  public record Found(int index, CustomerMessage message) {}

  private record Numbered(Draft draft, long number) {}

  private record Count(String user, int messages) {}

  /** A message and how far it has come. */
  public record Reached(UUID messageId, DeliveryState state) {}

  /**
   * Puts the messages into their users' inboxes, in order. The users are locked.
   *
   * @return the events that tell of them
   */
  public static List<OutboundEvent> issue(
      Connection tx, List<Draft> drafts, VendorNames vendors, Instant now) throws SQLException {
    List<Numbered> numbered = number(tx, drafts);
    SetSql.updateAll(
        tx,
        INSERT,
        numbered,
        uuid(n -> n.draft().id()),
        text(n -> n.draft().user().value()),
        bigint(Numbered::number),
        text(n -> n.draft().kind().name()),
        text(n -> n.draft().onBehalfOf().orElse(null)),
        text(n -> n.draft().onBehalfOf().map(vendors::nameOf).orElse(SENDER)),
        text(n -> n.draft().asset().value()),
        text(n -> n.draft().title()),
        text(n -> n.draft().text()),
        text(n -> DomainJson.write(n.draft().options())),
        uuid(n -> n.draft().supersedes().orElse(null)),
        instant(_ -> now));
    return numbered.stream()
        .map(n ->
            OutboundEvent.of(
                Topics.CUSTOMER_MESSAGES,
                n.draft().id().toString(),
                MessageEventMapper.issued(n.draft(), n.number(), now)))
        .toList();
  }

  public static List<Found> after(Connection tx, Collection<Cursor> cursors) throws SQLException {
    return SetSql.query(
        tx,
        AFTER,
        cursors,
        row -> new Found(row.getInt(1), message(row)),
        integer(Cursor::index),
        text(c -> c.user().value()),
        bigint(Cursor::after),
        integer(Cursor::most));
  }

  /** Notes how far messages have come; what is known already stays as it is. */
  public static void reached(Connection tx, Collection<Reached> reached) throws SQLException {
    SetSql.update(tx, REACHED, reached, uuid(Reached::messageId), text(r -> r.state().name()));
  }

  /** The options of a user's message, none for a message that offers none. */
  static Optional<List<OfferOption>> options(Connection tx, String userId, UUID messageId)
      throws SQLException {
    try (PreparedStatement statement =
        tx.prepareStatement("SELECT options FROM message WHERE id = ? AND user_id = ?")) {
      statement.setObject(1, messageId);
      statement.setString(2, userId);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next()
            ? Optional.of(DomainJson.read(rows.getString(1), OPTIONS))
            : Optional.empty();
      }
    }
  }

  /** The asset that a user's message is about. */
  public static Optional<String> assetOf(Connection tx, String userId, UUID messageId)
      throws SQLException {
    try (PreparedStatement statement =
        tx.prepareStatement("SELECT asset_id FROM message WHERE id = ? AND user_id = ?")) {
      statement.setObject(1, messageId);
      statement.setString(2, userId);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
      }
    }
  }

  /** The newest answer counts. */
  static void answered(Connection tx, UUID messageId, String optionId) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(ANSWERED)) {
      statement.setObject(1, messageId);
      statement.setString(2, optionId);
      statement.executeUpdate();
    }
  }

  private static List<Numbered> number(Connection tx, List<Draft> drafts) throws SQLException {
    Map<String, List<Draft>> byUser =
        drafts.stream().collect(Collectors.groupingBy(d -> d.user().value()));
    List<Count> counts =
        byUser.entrySet().stream().map(e -> new Count(e.getKey(), e.getValue().size())).toList();
    Map<String, Long> last = new HashMap<>();
    SetSql.query(
            tx,
            DRAW_NUMBERS,
            counts,
            row -> Map.entry(row.getString(1), row.getLong(2)),
            text(Count::user),
            integer(Count::messages))
        .forEach(e -> last.put(e.getKey(), e.getValue()));
    List<Numbered> numbered = new ArrayList<>();
    byUser.forEach((user, ofUser) -> {
      long first = last.get(user) - ofUser.size() + 1;
      for (int i = 0; i < ofUser.size(); i++) {
        numbered.add(new Numbered(ofUser.get(i), first + i));
      }
    });
    return numbered;
  }

  private static CustomerMessage message(ResultSet row) throws SQLException {
    return new CustomerMessage(
        row.getObject(2, UUID.class),
        row.getLong(3),
        MessageKind.valueOf(row.getString(4)),
        Optional.ofNullable(row.getString(5)),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getString(9),
        DomainJson.read(row.getString(10), OPTIONS),
        Optional.ofNullable(row.getObject(11, UUID.class)),
        row.getBoolean(12),
        row.getObject(13, OffsetDateTime.class).toInstant(),
        furthest(row.getArray(14)));
  }

  private static DeliveryState furthest(java.sql.Array states) throws SQLException {
    if (states == null) {
      return DeliveryState.QUEUED;
    }
    return java.util.Arrays.stream((String[]) states.getArray())
        .map(DeliveryState::valueOf)
        .max(java.util.Comparator.naturalOrder())
        .orElse(DeliveryState.QUEUED);
  }
}
