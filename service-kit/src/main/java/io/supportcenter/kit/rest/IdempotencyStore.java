package io.supportcenter.kit.rest;

import io.supportcenter.kit.db.AdvisoryLocks;
import io.supportcenter.kit.db.Column;
import io.supportcenter.kit.db.SetSql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The stored answers, by key. */
public record IdempotencyStore(Connection tx) {

  /** LATERAL: one lookup for each key, never a join that reads the whole table. */
  private static final String FIND =
      """
      SELECT i.* FROM unnest(?::text[], ?::text[]) AS k (principal, key)
      CROSS JOIN LATERAL (
        SELECT principal, key, request_hash, status, content_type, location, body FROM idempotency_key
        WHERE principal = k.principal AND key = k.key LIMIT 1) AS i
      """;

  private static final String ADD =
      """
      INSERT INTO idempotency_key (principal, key, request_hash, status, content_type, location, body)
      SELECT * FROM unnest(?::text[], ?::text[], ?::bytea[], ?::int4[], ?::text[], ?::text[], ?::text[])
      """;

  /** Keys belong to who sends them. */
  public record Key(String principal, String key) {}

  /**
   * An answer and the request it belongs to.
   *
   * @param requestHash SHA-256
   */
  public record Answer(
      byte[] requestHash,
      int status,
      Optional<String> contentType,
      Optional<String> location,
      Optional<String> body) {}

  /**
   * Locks keys to the end of the transaction, and waits for none.
   *
   * @return those that no other transaction holds
   */
  public Set<Key> tryLock(Collection<Key> keys) throws SQLException {
    Map<String, Key> byName =
        keys.stream()
            .collect(
                Collectors.toMap(
                    key -> key.principal() + "\n" + key.key(), key -> key, (same, _) -> same));
    byName.keySet().retainAll(AdvisoryLocks.tryAlone(tx, "idempotency", byName.keySet()));
    return Set.copyOf(byName.values());
  }

  public Map<Key, Answer> find(Collection<Key> keys) throws SQLException {
    Map<Key, Answer> found = new HashMap<>();
    SetSql.query(
            tx,
            FIND,
            keys,
            row -> Map.entry(key(row), answer(row)),
            Column.text(Key::principal),
            Column.text(Key::key))
        .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    return found;
  }

  public void add(Map<Key, Answer> answers) throws SQLException {
    List<Map.Entry<Key, Answer>> rows = List.copyOf(answers.entrySet());
    SetSql.updateAll(
        tx,
        ADD,
        rows,
        Column.text(row -> row.getKey().principal()),
        Column.text(row -> row.getKey().key()),
        Column.bytea(row -> row.getValue().requestHash()),
        Column.integer(row -> row.getValue().status()),
        Column.text(row -> row.getValue().contentType().orElse(null)),
        Column.text(row -> row.getValue().location().orElse(null)),
        Column.text(row -> row.getValue().body().orElse(null)));
  }

  private static Key key(ResultSet row) throws SQLException {
    return new Key(row.getString("principal"), row.getString("key"));
  }

  private static Answer answer(ResultSet row) throws SQLException {
    return new Answer(
        row.getBytes("request_hash"),
        row.getInt("status"),
        Optional.ofNullable(row.getString("content_type")),
        Optional.ofNullable(row.getString("location")),
        Optional.ofNullable(row.getString("body")));
  }
}
