package io.supportcenter.activation.activation.store;

import io.supportcenter.activation.activation.Activation;
import io.supportcenter.activation.activation.ActivationCommand;
import io.supportcenter.activation.activation.ActivationId;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.values.UserId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads activations, without locks. */
@Singleton
public class ActivationQueries {

  private static final String ONE =
      "SELECT %s FROM activation WHERE id = ?".formatted(ActivationRow.COLUMNS);
  private static final String PAGE =
      """
      SELECT %s FROM activation WHERE user_id = ? AND id > ? ORDER BY id LIMIT ?
      """
          .formatted(ActivationRow.COLUMNS);

  private static final String ENDING =
      """
      SELECT %s FROM activation
      WHERE (state_code = 'DEACTIVATING' OR stalled_ending IS NOT NULL) AND id > ? ORDER BY id LIMIT ?
      """
          .formatted(ActivationRow.COLUMNS);
  private static final int COMMANDS_MAX = 1000;

  private final Transactions transactions;

  ActivationQueries(Transactions transactions) {
    this.transactions = transactions;
  }

  public Optional<Activation> find(ActivationId id) {
    return transactions.read(tx -> Sql.one(tx, ONE, ActivationRow::read, id.value()));
  }

  /** A user's activations in the order of their ids, from after one of them. */
  public List<Activation> page(UserId user, Optional<ActivationId> after, int limit) {
    UUID from = after.map(ActivationId::value).orElse(new UUID(0, 0));
    return transactions.read(
        tx -> Sql.query(tx, PAGE, ActivationRow::read, user.value(), from, limit));
  }

  /** Those with a service that is being ended, or that the provider does not end. */
  public List<Activation> ending(Optional<ActivationId> after, int limit) {
    UUID from = after.map(ActivationId::value).orElse(new UUID(0, 0));
    return transactions.read(tx -> Sql.query(tx, ENDING, ActivationRow::read, from, limit));
  }

  /** What was commanded since the request, in order. */
  public List<ActivationCommand> commands(ActivationId id) {
    return transactions.read(tx -> CommandStore.find(tx, id, COMMANDS_MAX));
  }
}
