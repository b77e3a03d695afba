package io.supportcenter.kit.outbox;

import io.supportcenter.kit.Ids;
import io.supportcenter.kit.db.HeaderBytes;
import io.supportcenter.kit.events.OutboundEvent;
import io.supportcenter.schemas.CloudEventHeaders;
import io.supportcenter.schemas.EventCodec;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Events that wait for the relay, written in the transaction that made them true. */
@ApplicationScoped
public class Outbox {

  private static final String INSERT =
      """
      INSERT INTO outbox (id, event_id, topic, record_key, value, headers)
      SELECT nextval('outbox_id'), e.event_id, e.topic, e.record_key, e.value, e.headers
      FROM unnest(?::uuid[], ?::text[], ?::bytea[], ?::bytea[], ?::bytea[])
        WITH ORDINALITY AS e (event_id, topic, record_key, value, headers, n)
      ORDER BY e.n
      """;

  private final EventCodec codec;
  private final OutboxConfig config;
  private final String source;

  Outbox(
      EventCodec codec,
      OutboxConfig config,
      @ConfigProperty(name = "support-center.service") String service) {
    this.codec = codec;
    this.config = config;
    this.source = "/" + service;
  }

  /**
   * Adds events in their order.
   *
   * @throws IllegalArgumentException when an event is incomplete or too large for the broker
   */
  public void add(Connection tx, List<OutboundEvent> events) throws SQLException {
    Instant now = Instant.now();
    insert(tx, events.stream().map(event -> row(event, now)).toList());
  }

  /** Adds records as they are, for example dead letters. */
  public void addRaw(Connection tx, List<RawRecord> records) throws SQLException {
    insert(
        tx,
        records.stream()
            .map(r ->
                new OutboxRow(
                    0, Ids.next(), r.topic(), r.key(), r.value(), HeaderBytes.of(r.headers())))
            .toList());
  }

  private OutboxRow row(OutboundEvent event, Instant now) {
    UUID id = Ids.next();
    byte[] value = event.event().map(e -> encode(event.topic(), e)).orElse(null);
    Headers headers = new RecordHeaders();
    CloudEventHeaders.write(headers, id, source, type(event), event.key(), now);
    event
        .traceParent()
        .ifPresent(t -> CloudEventHeaders.put(headers, CloudEventHeaders.TRACE_PARENT, t));
    return new OutboxRow(
        0,
        id,
        event.topic(),
        event.key().getBytes(StandardCharsets.UTF_8),
        value,
        HeaderBytes.of(headers));
  }

  private static String type(OutboundEvent event) {
    return event
        .event()
        .map(e -> e.getSchema().getFullName())
        .orElse("io.supportcenter.events.Erased");
  }

  private byte[] encode(String topic, SpecificRecord event) {
    byte[] bytes = codec.encode(topic, event);
    if (bytes.length > config.maxEventBytes()) {
      throw new IllegalArgumentException(
          "%s of %d bytes is larger than %d"
              .formatted(event.getSchema().getFullName(), bytes.length, config.maxEventBytes()));
    }
    return bytes;
  }

  private static void insert(Connection tx, List<OutboxRow> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = tx.prepareStatement(INSERT)) {
      statement.setArray(
          1, tx.createArrayOf("uuid", rows.stream().map(OutboxRow::eventId).toArray()));
      statement.setArray(
          2, tx.createArrayOf("text", rows.stream().map(OutboxRow::topic).toArray()));
      statement.setArray(
          3, tx.createArrayOf("bytea", rows.stream().map(OutboxRow::key).toArray(byte[][]::new)));
      statement.setArray(
          4, tx.createArrayOf("bytea", rows.stream().map(OutboxRow::value).toArray(byte[][]::new)));
      statement.setArray(
          5,
          tx.createArrayOf("bytea", rows.stream().map(OutboxRow::headers).toArray(byte[][]::new)));
      int added = statement.executeUpdate();
      if (added != rows.size()) {
        throw new IllegalStateException("added " + added + " of " + rows.size() + " outbox rows");
      }
    }
  }
}
