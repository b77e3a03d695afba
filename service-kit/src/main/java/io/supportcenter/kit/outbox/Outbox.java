package io.supportcenter.kit.outbox;

import io.supportcenter.kit.Ids;
import io.supportcenter.kit.db.Column;
import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.events.HeaderCodec;
import io.supportcenter.kit.events.OutboundEvent;
import io.supportcenter.schemas.CloudEventHeaders;
import io.supportcenter.schemas.EventCodec;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Events that wait for the relay, written in the transaction that made them true. */
@ApplicationScoped
public class Outbox {

  private static final String INSERT =
      """
      INSERT INTO outbox (id, event_id, topic, record_key, value, type, headers, sealed)
      SELECT nextval('outbox_id'), e.event_id, e.topic, e.record_key, e.value, e.type, e.headers, e.sealed
      FROM unnest(?::uuid[], ?::text[], ?::bytea[], ?::bytea[], ?::text[], ?::bytea[],
        ?::bool[])
        WITH ORDINALITY AS e (event_id, topic, record_key, value, type, headers, sealed, n)
      ORDER BY e.n
      """;

  /** The type of a tombstone. */
  private static final String ERASED = "io.supportcenter.events.Erased";

  private final EventCodec codec;
  private final OutboxSeal seal;
  private final OutboxConfig config;

  Outbox(EventCodec codec, OutboxSeal seal, OutboxConfig config) {
    this.codec = codec;
    this.seal = seal;
    this.config = config;
  }

  /**
   * Adds events in their order.
   *
   * @throws IllegalArgumentException when an event is incomplete or too large for the broker
   * @throws io.supportcenter.schemas.RegistryUnavailable while the id of an event's schema is not
   *     known: the registry is not asked here, rows are locked
   */
  public void add(Connection tx, List<OutboundEvent> events) throws SQLException {
    insert(tx, events.stream().map(this::row).map(seal::seal).toList());
  }

  /** Adds records as they are, for example dead letters. */
  public void addRaw(Connection tx, List<RawRecord> records) throws SQLException {
    insert(tx, records.stream().map(Outbox::row).toList());
  }

  private OutboxRow row(OutboundEvent event) {
    OutboxRow row =
        new OutboxRow(
            Ids.next(),
            event.topic(),
            event.key().getBytes(StandardCharsets.UTF_8),
            event.event().map(codec::encodeRegistered).orElse(null),
            event.event().map(e -> e.getSchema().getFullName()).orElse(ERASED),
            event.traceParent().map(Outbox::traceParent).orElse(null));
    if (row.size() > config.maxEventBytes()) {
      throw new IllegalArgumentException(
          "%s of %d bytes is larger than %d"
              .formatted(row.type(), row.size(), config.maxEventBytes()));
    }
    return row;
  }

  private static OutboxRow row(RawRecord r) {
    return new OutboxRow(
        Ids.next(), r.topic(), r.key(), r.value(), null, HeaderCodec.of(r.headers()));
  }

  private static byte[] traceParent(String value) {
    Headers headers = new RecordHeaders();
    CloudEventHeaders.put(headers, CloudEventHeaders.TRACE_PARENT, value);
    return HeaderCodec.of(headers);
  }

  private static void insert(Connection tx, List<OutboxRow> rows) throws SQLException {
    SetSql.updateAll(
        tx,
        INSERT,
        rows,
        Column.uuid(OutboxRow::eventId),
        Column.text(OutboxRow::topic),
        Column.bytea(OutboxRow::key),
        Column.bytea(OutboxRow::value),
        Column.text(OutboxRow::type),
        Column.bytea(OutboxRow::headers),
        Column.bool(OutboxRow::sealed));
  }
}
