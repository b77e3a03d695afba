package io.supportcenter.proactive.modification.store;

import static io.supportcenter.kit.db.Column.instant;
import static io.supportcenter.kit.db.Column.integer;
import static io.supportcenter.kit.db.Column.text;
import static io.supportcenter.kit.db.Column.uuid;

import io.supportcenter.kit.db.Rows;
import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.kit.values.AssetId;
import io.supportcenter.kit.values.UserId;
import io.supportcenter.proactive.modification.Modification;
import io.supportcenter.proactive.modification.ModificationId;
import io.supportcenter.proactive.modification.ModificationState;
import io.supportcenter.proactive.modification.Need;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Modifications in PostgreSQL. They are guarded by the lock on their user. */
public final class ModificationStore {

  private static final String SELECT =
      "SELECT id, user_id, cause_id, target_id, need, revision, detail, message_id FROM modification ";
  private static final String PENDING_OF_USERS =
      SELECT
          + """
          WHERE user_id = ANY (?) AND state IN ('QUOTING', 'OFFERED', 'NEEDS_AGENT', 'RESCHEDULING', 'RESCHEDULED', 'KEPT')
            AND (state <> 'RESCHEDULED' OR EXISTS (SELECT 1 FROM activity a
              WHERE a.asset_id = target_id AND a.ends_at > now() - interval '1 day'))
          ORDER BY id
          """;

  private static final String UPSERT =
      """
      INSERT INTO modification AS m
        (id, user_id, cause_id, target_id, need, revision, state, detail, message_id, changed_at)
      SELECT * FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::jsonb[], ?::int[], ?::text[], ?::jsonb[],
        ?::uuid[], ?::timestamptz[])
      ON CONFLICT (id) DO UPDATE SET cause_id = excluded.cause_id, need = excluded.need,
        revision = excluded.revision, state = excluded.state, detail = excluded.detail, message_id = excluded.message_id, changed_at = excluded.changed_at
      """;

  private ModificationStore() {}

  public static List<Modification> pendingOf(Connection tx, Collection<UserId> users)
      throws SQLException {
    return SetSql.query(
        tx, PENDING_OF_USERS, users, ModificationStore::modification, text(UserId::value));
  }

  public static Optional<Modification> find(Connection tx, ModificationId id) throws SQLException {
    return Sql.one(tx, SELECT + "WHERE id = ?", ModificationStore::modification, id.value());
  }

  /** New ones are added, others changed. */
  public static void upsert(Connection tx, Collection<Modification> modifications, Instant now)
      throws SQLException {
    SetSql.updateAll(
        tx,
        UPSERT,
        modifications,
        uuid(m -> m.id().value()),
        text(m -> m.user().value()),
        text(m -> m.cause().value()),
        text(m -> m.target().value()),
        text(m -> DomainJson.write(m.need())),
        integer(Modification::revision),
        text(m -> m.state().code().name()),
        text(m -> DomainJson.write(m.state())),
        uuid(m -> m.message().orElse(null)),
        instant(_ -> now));
  }

  /** Of a row with all columns. */
  public static Modification modification(ResultSet row) throws SQLException {
    return new Modification(
        new ModificationId(Rows.uuid(row, "id")),
        new UserId(row.getString("user_id")),
        new AssetId(row.getString("cause_id")),
        new AssetId(row.getString("target_id")),
        DomainJson.read(row.getString("need"), Need.class),
        row.getInt("revision"),
        DomainJson.read(row.getString("detail"), ModificationState.class),
        Optional.ofNullable(Rows.uuid(row, "message_id")));
  }
}
