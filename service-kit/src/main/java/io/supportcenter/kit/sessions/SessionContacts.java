package io.supportcenter.kit.sessions;

import io.quarkus.arc.DefaultBean;
import io.supportcenter.kit.db.Column;
import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.rest.OpenSessions;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;

/** The copy of who talks to whom that a service keeps which does not own the live sessions. */
@Singleton
@DefaultBean
class SessionContacts implements OpenSessions {

  private static final String UPSERT =
      """
      INSERT INTO session_contact AS c (session_id, version, agent_id, user_id, open_until)
      SELECT * FROM unnest(?::text[], ?::bigint[], ?::text[], ?::text[], ?::timestamptz[])
        AS n (session_id, version, agent_id, user_id, open_until)
      WHERE NOT EXISTS (SELECT FROM erased_user WHERE user_hash = sha256(convert_to(n.user_id, 'UTF8')))
      ON CONFLICT (session_id) DO UPDATE SET
        version = excluded.version, agent_id = excluded.agent_id,
        user_id = excluded.user_id, open_until = excluded.open_until
      WHERE c.version < excluded.version
      """;

  private static final String BETWEEN =
      """
      SELECT session_id FROM session_contact
      WHERE agent_id = ? AND user_id = ? AND open_until > now() ORDER BY open_until DESC LIMIT 1
      """;

  private static final String OF =
      """
      SELECT session_id FROM session_contact
      WHERE agent_id = ? AND open_until > now() ORDER BY open_until DESC LIMIT 1
      """;

  private final Transactions transactions;

  SessionContacts(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Optional<String> between(String agentId, String userId) {
    return transactions.read(tx -> Sql.one(tx, BETWEEN, row -> row.getString(1), agentId, userId));
  }

  @Override
  public Optional<String> of(String agentId) {
    return transactions.read(tx -> Sql.one(tx, OF, row -> row.getString(1), agentId));
  }

  /**
   * The newest state of each of these sessions; an older one than what is stored changes nothing.
   */
  static void store(Connection tx, Collection<Contact> newest) throws SQLException {
    SetSql.update(
        tx,
        UPSERT,
        newest,
        Column.text(Contact::sessionId),
        Column.bigint(Contact::version),
        Column.text(Contact::agentId),
        Column.text(Contact::userId),
        Column.instant(Contact::openUntil));
  }
}
