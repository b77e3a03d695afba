package io.supportcenter.proactive.disruption.store;

import static io.supportcenter.kit.db.Column.bigint;
import static io.supportcenter.kit.db.Column.integer;
import static io.supportcenter.kit.db.Column.text;

import com.fasterxml.jackson.core.type.TypeReference;
import io.supportcenter.kit.db.Rows;
import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.proactive.disruption.VendorEventProblem;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Vendors' events that were refused. */
public final class RefusedEventStore {

  private static final String INSERT =
      """
      INSERT INTO vendor_event_refused (topic, partition, record_offset, record_key, problems)
      SELECT * FROM unnest(?::text[], ?::int[], ?::bigint[], ?::text[], ?::jsonb[])
      ON CONFLICT DO NOTHING
      """;

  private static final String NEWEST =
      """
      SELECT topic, partition, record_offset, record_key, problems, received_at FROM vendor_event_refused
      ORDER BY received_at DESC LIMIT ?
      """;

  private static final TypeReference<List<VendorEventProblem>> PROBLEMS = new TypeReference<>() {};

  private RefusedEventStore() {}

  /** A refused event as operators see it. */
  @Schema(name = "RefusedVendorEvent")
  public record Refused(
      String topic,
      int partition,
      long offset,
      String key,
      List<VendorEventProblem> problems,
      Instant receivedAt) {}

  public record RefusedEvent(InboundEvent inbound, List<VendorEventProblem> problems) {}

  public static void add(Connection tx, Collection<RefusedEvent> refused) throws SQLException {
    SetSql.update(
        tx,
        INSERT,
        refused,
        text(r -> r.inbound().topic()),
        integer(r -> r.inbound().partition()),
        bigint(r -> r.inbound().offset()),
        // The key is the vendor's as well; PostgreSQL keeps no U+0000.
        text(r -> r.inbound().key().replace('\u0000', '\uFFFD')),
        text(r -> DomainJson.write(r.problems())));
  }

  public static List<Refused> newest(Connection tx, int most) throws SQLException {
    return Sql.query(
        tx,
        NEWEST,
        row ->
            new Refused(
                row.getString("topic"),
                row.getInt("partition"),
                row.getLong("record_offset"),
                row.getString("record_key"),
                DomainJson.read(row.getString("problems"), PROBLEMS),
                Rows.instant(row, "received_at")),
        most);
  }
}
