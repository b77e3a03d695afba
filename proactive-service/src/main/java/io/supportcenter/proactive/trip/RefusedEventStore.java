package io.supportcenter.proactive.trip;

import static io.supportcenter.kit.sql.Column.bigint;
import static io.supportcenter.kit.sql.Column.integer;
import static io.supportcenter.kit.sql.Column.text;

import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.sql.SetSql;
import io.supportcenter.proactive.disruption.VendorEventProblem;
import io.supportcenter.proactive.json.DomainJson;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Vendors' events that were refused. */
final class RefusedEventStore {

  private static final String INSERT =
      """
      INSERT INTO vendor_event_refused (topic, partition, record_offset, record_key, problems)
      SELECT s.topic, s.partition, s.record_offset, s.record_key, s.problems::jsonb
      FROM unnest(?::text[], ?::int[], ?::bigint[], ?::text[], ?::text[])
        AS s (topic, partition, record_offset, record_key, problems)
      ON CONFLICT DO NOTHING
      """;

  private RefusedEventStore() {}

  record RefusedEvent(InboundEvent inbound, List<VendorEventProblem> problems) {}

  static void add(Connection tx, Collection<RefusedEvent> refused) throws SQLException {
    SetSql.update(
        tx,
        INSERT,
        refused,
        text(r -> r.inbound().topic()),
        integer(r -> r.inbound().partition()),
        bigint(r -> r.inbound().offset()),
        text(r -> r.inbound().key()),
        text(r -> DomainJson.write(r.problems())));
  }
}
