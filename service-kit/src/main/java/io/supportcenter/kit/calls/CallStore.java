package io.supportcenter.kit.calls;

import io.supportcenter.kit.db.Column;
import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.security.SealedColumn;
import io.supportcenter.kit.values.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Calls to partners that are still to do. A call is claimed by moving its due time forward: the
 * claims of a process that dies expire.
 */
@ApplicationScoped
public class CallStore {

  private static final Logger LOG = Logger.getLogger(CallStore.class);

  private static final String INSERT =
      """
      INSERT INTO backend_call (id, partner, operation, subject, request, due_at, trace_parent, sealed)
      SELECT id, partner, operation, subject, request, coalesce(due_at, now()), trace_parent, sealed
      FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::text[],
          ?::bool[])
        AS c (id, partner, operation, subject, request, due_at, trace_parent, sealed)
      """;

  /** All that have calls, by their index: a table of partners is not needed. */
  private static final String EVERY_PARTNER =
      """
      WITH RECURSIVE waiting (partner) AS (
        (SELECT partner FROM backend_call ORDER BY partner LIMIT 1)
        UNION ALL
        SELECT (SELECT b.partner FROM backend_call b WHERE b.partner > w.partner ORDER BY b.partner LIMIT 1)
        FROM waiting w WHERE w.partner IS NOT NULL
      ),
      """;

  private static final String THESE_PARTNERS =
      """
      WITH waiting AS (SELECT partner FROM unnest(?::text[]) AS p (partner)),
      """;

  /**
   * Takes from each partner as many due calls as may still be held, of operations that this build
   * has. A claimed call is in doubt until the end of its attempt is written down.
   */
  private static final String CLAIM =
      """
      due AS (
        SELECT d.id, d.in_doubt, d.operation
        FROM waiting w
        LEFT JOIN unnest(?::text[], ?::int[]) AS held (partner, calls) ON held.partner = w.partner
        CROSS JOIN LATERAL (
          SELECT b.id, b.in_doubt, b.operation FROM backend_call b
          WHERE b.partner = w.partner AND b.due_at <= now() AND b.operation = ANY (?)
          ORDER BY b.due_at
          LIMIT greatest(0, ? - coalesce(held.calls, 0))
          FOR UPDATE SKIP LOCKED
        ) d
        WHERE w.partner IS NOT NULL
      )
      UPDATE backend_call c
      SET attempts = c.attempts + 1, in_doubt = true, due_at = now() + make_interval(secs => l.seconds)
      FROM due JOIN unnest(?::text[], ?::float8[]) AS l (operation, seconds) ON l.operation = due.operation
      WHERE c.id = due.id
      RETURNING c.id, c.partner, c.operation, c.subject, c.request, c.due_at, c.attempts, due.in_doubt, c.trace_parent,
        c.sealed
      """;

  private static final String RESCHEDULE =
      """
      UPDATE backend_call c
      SET due_at = now() + make_interval(secs => r.seconds), in_doubt = r.in_doubt, last_fault = r.fault
      FROM unnest(?::uuid[], ?::int4[], ?::float8[], ?::bool[], ?::text[])
        AS r (id, attempt, seconds, in_doubt, fault)
      WHERE c.id = r.id AND c.attempts = r.attempt
      RETURNING c.id
      """;

  private static final String END = "DELETE FROM backend_call WHERE id = ANY (?) RETURNING id";

  /** Like a claim, without one. */
  private static final String SEALED =
      """
      SELECT id, partner, operation, subject, request, due_at, attempts, in_doubt, trace_parent, sealed
      FROM backend_call WHERE sealed
      """;

  /** As {@link #place}. */
  private static final String PLACE = "'call:' || id";

  private static final Column<String> NAME = Column.text(name -> name);
  private static final Column<Integer> HELD = Column.integer(calls -> calls);
  private static final Column<Duration> LEASE = Column.float8(CallStore::seconds);

  private final Vault vault;

  /**
   * A call that this process may attempt.
   *
   * @param attempt from 1
   * @param inDoubt an earlier attempt may have done it
   */
  public record Claimed(BackendCall call, int attempt, boolean inDoubt) {}

  /**
   * A call that must be attempted again.
   *
   * @param attempt the one that ended
   */
  public record Again(UUID id, int attempt, Duration after, boolean inDoubt, String fault) {}

  CallStore(Vault vault) {
    this.vault = vault;
  }

  @Produces
  @Singleton
  SealedColumn requests() {
    return SealedColumn.ofText("backend_call", "request", "sealed", PLACE);
  }

  public void add(Connection tx, List<BackendCall> calls) throws SQLException {
    SetSql.update(
        tx,
        INSERT,
        calls,
        Column.uuid(BackendCall::id),
        Column.text(BackendCall::partner),
        Column.text(BackendCall::operation),
        Column.text(BackendCall::subject),
        Column.text(this::stored),
        Column.instant(BackendCall::dueAt),
        Column.text(call -> call.traceParent().orElse(null)),
        Column.bool(BackendCall::isConfidential));
  }

  /**
   * Takes due calls of all partners.
   *
   * @param held calls of each partner that this process has claimed and not ended
   * @param most how many of a partner it may have
   * @param leases how long a claim lasts, by operation; longer than an attempt. Calls of other
   *     operations are left to a build that has them
   */
  public List<Claimed> claim(
      Connection tx, Map<String, Integer> held, int most, Map<String, Duration> leases)
      throws SQLException {
    return claim(tx, EVERY_PARTNER, List.of(), held, most, leases);
  }

  /** Takes due calls of some partners: what it costs does not depend on how many others wait. */
  public List<Claimed> claim(
      Connection tx,
      Set<String> partners,
      Map<String, Integer> held,
      int most,
      Map<String, Duration> leases)
      throws SQLException {
    return claim(tx, THESE_PARTNERS, List.of(NAME.of(tx, partners)), held, most, leases);
  }

  private List<Claimed> claim(
      Connection tx,
      String partners,
      List<Array> named,
      Map<String, Integer> held,
      int most,
      Map<String, Duration> leases)
      throws SQLException {
    List<Object> parameters = new ArrayList<>(named);
    parameters.add(NAME.of(tx, held.keySet()));
    parameters.add(HELD.of(tx, held.values()));
    parameters.add(NAME.of(tx, leases.keySet()));
    parameters.add(most);
    parameters.add(NAME.of(tx, leases.keySet()));
    parameters.add(LEASE.of(tx, leases.values()));
    return Sql.query(tx, partners + CLAIM, CallStore::claimed, parameters.toArray()).stream()
        .flatMap(this::opened)
        .toList();
  }

  /** Returns those that were not claimed again since: a later attempt's claim is valid. */
  public Set<UUID> reschedule(Connection tx, List<Again> calls) throws SQLException {
    return new HashSet<>(
        SetSql.query(
            tx,
            RESCHEDULE,
            calls,
            CallStore::id,
            Column.uuid(Again::id),
            Column.integer(Again::attempt),
            Column.float8(c -> seconds(c.after())),
            Column.bool(Again::inDoubt),
            Column.text(Again::fault)));
  }

  /** Ends these calls; returns those that had not ended before. */
  public Set<UUID> end(Connection tx, Collection<UUID> ids) throws SQLException {
    return new HashSet<>(SetSql.query(tx, END, ids, CallStore::id, Column.uuid(id -> id)));
  }

  /** The calls whose sealed request has that text. */
  public List<UUID> sealedWith(Connection tx, String text) throws SQLException {
    return Sql.query(tx, SEALED, CallStore::claimed).stream()
        .flatMap(this::opened)
        .map(Claimed::call)
        .filter(call -> call.request().contains(text))
        .map(BackendCall::id)
        .toList();
  }

  private String stored(BackendCall call) {
    return call.isConfidential() ? vault.seal(call.request(), place(call)) : call.request();
  }

  /** One that does not open is claimed again later; another instance may have its key. */
  private Stream<Claimed> opened(Claimed claimed) {
    BackendCall call = claimed.call();
    if (!call.isConfidential()) {
      return Stream.of(claimed);
    }
    try {
      BackendCall opened = call.withRequest(vault.open(call.request(), place(call)));
      return Stream.of(new Claimed(opened, claimed.attempt(), claimed.inDoubt()));
    } catch (IllegalArgumentException e) {
      LOG.errorf("%s is not made: its request %s", call, e.getMessage());
      return Stream.empty();
    }
  }

  private static String place(BackendCall call) {
    return "call:" + call.id();
  }

  private static UUID id(ResultSet row) throws SQLException {
    return row.getObject(1, UUID.class);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  private static Claimed claimed(ResultSet row) throws SQLException {
    BackendCall call =
        new BackendCall(
            row.getObject(1, UUID.class),
            row.getString(2),
            row.getString(3),
            row.getString(4),
            row.getString(5),
            row.getObject(6, OffsetDateTime.class).toInstant(),
            Optional.ofNullable(row.getString(9)),
            row.getBoolean(10));
    return new Claimed(call, row.getInt(7), row.getBoolean(8));
  }
}
