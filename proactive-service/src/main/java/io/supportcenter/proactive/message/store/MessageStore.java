package io.supportcenter.proactive.message.store;

import static io.supportcenter.kit.db.Column.bigint;
import static io.supportcenter.kit.db.Column.instant;
import static io.supportcenter.kit.db.Column.integer;
import static io.supportcenter.kit.db.Column.text;
import static io.supportcenter.kit.db.Column.uuid;

import com.fasterxml.jackson.core.type.TypeReference;
import io.supportcenter.kit.db.Rows;
import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.events.OutboundEvent;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.kit.values.UserId;
import io.supportcenter.proactive.message.DeliveryState;
import io.supportcenter.proactive.message.MessageDraft;
import io.supportcenter.proactive.message.MessageKind;
import io.supportcenter.proactive.message.VendorNames;
import io.supportcenter.proactive.message.events.MessageEventMapper;
import io.supportcenter.proactive.offer.OfferOption;
import io.supportcenter.schemas.Topics;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Users' inboxes in PostgreSQL. */
public final class MessageStore {

  private static final String SENDER = "Support centre";

  private static final String INSERT =
      """
      WITH draft AS (
        SELECT * FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
            ?::jsonb[], ?::uuid[], ?::timestamptz[])
          WITH ORDINALITY
          AS d (id, user_id, kind, on_behalf_of, sender_name, asset_id, title, text, options, supersedes, issued_at, n)
      ), drawn AS (
        UPDATE customer c SET messages = c.messages + s.n
        FROM (SELECT user_id, count(*) AS n FROM draft GROUP BY user_id) s
        WHERE c.user_id = s.user_id
        RETURNING c.user_id, c.messages - s.n AS before
      )
      INSERT INTO message
        (id, user_id, number, kind, on_behalf_of, sender_name, asset_id, title, text, options, supersedes, issued_at)
      SELECT d.id, d.user_id, b.before + row_number() OVER (PARTITION BY d.user_id ORDER BY d.n), d.kind,
        d.on_behalf_of, d.sender_name, d.asset_id, d.title, d.text, d.options, d.supersedes, d.issued_at
      FROM draft d JOIN drawn b ON b.user_id = d.user_id
      RETURNING id, number
      """;

  private static final String RENEW =
      """
      UPDATE message m SET options = s.options
      FROM unnest(?::uuid[], ?::jsonb[]) AS s (id, options)
      WHERE m.id = s.id
      """;

  private static final String AFTER =
      """
      SELECT s.n, m.id, m.number, m.kind, m.on_behalf_of, m.sender_name, m.asset_id, m.title, m.text, m.options,
        m.supersedes, EXISTS (SELECT 1 FROM message later WHERE later.supersedes = m.id) AS superseded, m.issued_at,
        ARRAY (SELECT d.state FROM message_delivery d WHERE d.message_id = m.id) AS delivery
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

  /** Number of the user's last message; 0 before the first. */
  public static long lastNumber(Connection tx, UserId user) throws SQLException {
    return Sql.one(
            tx,
            "SELECT messages FROM customer WHERE user_id = ?",
            row -> row.getLong(1),
            user.value())
        .orElse(0L);
  }

  /**
   * Puts the messages into their users' inboxes, in order. The users are locked.
   *
   * @return their events
   */
  public static List<OutboundEvent> issue(
      Connection tx, List<MessageDraft> drafts, VendorNames vendors, Instant now)
      throws SQLException {
    Map<UUID, Long> numbers =
        SetSql.query(
                tx,
                INSERT,
                drafts,
                row -> Map.entry(Rows.uuid(row, "id"), row.getLong("number")),
                uuid(MessageDraft::id),
                text(d -> d.user().value()),
                text(d -> d.kind().name()),
                text(d -> d.onBehalfOf().orElse(null)),
                text(d -> d.onBehalfOf().map(vendors::nameOf).orElse(SENDER)),
                text(d -> d.asset().value()),
                text(MessageDraft::title),
                text(MessageDraft::text),
                text(d -> DomainJson.write(d.options())),
                uuid(d -> d.supersedes().orElse(null)),
                instant(_ -> now))
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return drafts.stream()
        .map(d ->
            OutboundEvent.of(
                Topics.CUSTOMER_MESSAGES,
                d.id().toString(),
                MessageEventMapper.issued(d, numbers.get(d.id()), now)))
        .toList();
  }

  /** The messages' options are the same as before, and hold for longer. */
  public static void renew(Connection tx, Collection<Map.Entry<UUID, List<OfferOption>>> options)
      throws SQLException {
    SetSql.updateAll(
        tx, RENEW, options, uuid(Map.Entry::getKey), text(e -> DomainJson.write(e.getValue())));
  }

  /**
   * Messages with higher numbers than the cursors'.
   *
   * @param most for each cursor
   */
  public static List<RowTail.Found<CustomerMessage>> after(
      Connection tx, Collection<RowTail.Cursor> cursors, int most) throws SQLException {
    return SetSql.query(
        tx,
        AFTER,
        cursors,
        row -> new RowTail.Found<>(row.getInt("n"), row.getLong("number"), message(row)),
        integer(RowTail.Cursor::index),
        text(RowTail.Cursor::owner),
        bigint(RowTail.Cursor::after),
        integer(_ -> most));
  }

  /** Notes that messages have come that far; what is known already stays as it is. */
  public static void reached(Connection tx, Collection<UUID> messageIds, DeliveryState state)
      throws SQLException {
    SetSql.update(tx, REACHED, messageIds, uuid(id -> id), text(_ -> state.name()));
  }

  /** The options of a user's message; an empty list for a message that offers none. */
  public static Optional<List<OfferOption>> options(Connection tx, UserId user, UUID messageId)
      throws SQLException {
    return Sql.one(
        tx,
        "SELECT options FROM message WHERE id = ? AND user_id = ?",
        row -> DomainJson.read(row.getString(1), OPTIONS),
        messageId,
        user.value());
  }

  /** The asset that a user's message is about. */
  public static Optional<String> assetOf(Connection tx, UserId user, UUID messageId)
      throws SQLException {
    return Sql.one(
        tx,
        "SELECT asset_id FROM message WHERE id = ? AND user_id = ?",
        row -> row.getString(1),
        messageId,
        user.value());
  }

  /** The newest answer counts. */
  public static void answered(Connection tx, UUID messageId, String optionId) throws SQLException {
    Sql.update(tx, ANSWERED, messageId, optionId);
  }

  /** What customers know vendors by; of those that are in the directory. */
  public static VendorNames vendorNames(Connection tx, Set<String> vendorIds) throws SQLException {
    return new VendorNames(
        SetSql.query(
                tx,
                "SELECT id, name FROM vendor WHERE id = ANY (?)",
                vendorIds,
                row -> Map.entry(row.getString(1), row.getString(2)),
                text(id -> id))
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  private static CustomerMessage message(ResultSet row) throws SQLException {
    return new CustomerMessage(
        Rows.uuid(row, "id"),
        row.getLong("number"),
        MessageKind.valueOf(row.getString("kind")),
        Rows.optionalText(row, "on_behalf_of"),
        row.getString("sender_name"),
        row.getString("asset_id"),
        row.getString("title"),
        row.getString("text"),
        DomainJson.read(row.getString("options"), OPTIONS),
        Optional.ofNullable(Rows.uuid(row, "supersedes")),
        row.getBoolean("superseded"),
        Rows.instant(row, "issued_at"),
        Rows.texts(row, "delivery").stream()
            .map(DeliveryState::valueOf)
            .max(Comparator.naturalOrder())
            .orElse(DeliveryState.QUEUED));
  }
}
