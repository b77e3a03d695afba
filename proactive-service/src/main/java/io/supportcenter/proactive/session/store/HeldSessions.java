package io.supportcenter.proactive.session.store;

import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.rest.OpenSessions;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Who talks to whom, by the sessions themselves: from the offer until the agent has closed it. */
@Singleton
public class HeldSessions implements OpenSessions {

  private static final String OF =
      """
      SELECT id FROM live_session
      WHERE agent_id = ? AND state IN ('OFFERED', 'ACTIVE', 'WRAP_UP') ORDER BY id LIMIT 1
      """;

  private static final String BETWEEN = OF.replace("ORDER BY", "AND user_id = ? ORDER BY");

  private final Transactions transactions;

  HeldSessions(Transactions transactions) {
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
}
