package io.supportcenter.kit.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.supportcenter.kit.calls.CallStore;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.erasure.Erased.Rest;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.kit.work.Effects;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/**
 * The tables that every service has: parked and quarantined records, calls, stored answers. What
 * names the user as a whole value is the user's: an id that is a part of another one is not found.
 */
@Singleton
class KitErasure implements Erasure {

  /** Of the answers, in each transaction. */
  private static final int PAGES_MAX = 20_000;

  private static final String PAGE =
      "SELECT answers_page FROM erased_user WHERE user_hash = sha256(convert_to(?, 'UTF8'))";

  private static final String CONTINUE =
      "UPDATE erased_user SET answers_page = ? WHERE user_hash = sha256(convert_to(?, 'UTF8'))";

  private static final String ANSWERS =
      """
      DELETE FROM idempotency_key
      WHERE ctid >= format('(%s,0)', ?::bigint)::tid AND ctid < format('(%s,0)', ?::bigint)::tid
        AND (position(? IN coalesce(body, '')) > 0 OR position(? IN coalesce(location, '') || '/') > 0)
      """;

  private static final String IS_MORE =
      "SELECT WHERE pg_relation_size('idempotency_key') / current_setting('block_size')::int > ?";

  private final CallStore calls;

  KitErasure(CallStore calls) {
    this.calls = calls;
  }

  @Override
  public Erased erase(Connection tx, ErasedUser user) throws SQLException {
    String id = user.id();
    byte[] key = id.getBytes(UTF_8);
    byte[] avro = avro(id);
    String json = DomainJson.write(id);
    return delete(
            tx,
            "parked_record",
            "record_key = ? OR position(? IN coalesce(value, '')) > 0",
            key,
            avro)
        .plus(
            delete(
                tx,
                "outbox_quarantine",
                "record_key = ? OR position(? IN coalesce(value, '')) > 0",
                key,
                avro))
        .plus(
            delete(
                tx,
                "backend_call",
                "operation <> ? AND (subject = ? OR position(? IN request) > 0)",
                ErasureTimer.NAME,
                id,
                json))
        .plus(
            delete(
                tx,
                "backend_call",
                "id = ANY (?)",
                (Object) calls.sealedWith(tx, json).toArray(UUID[]::new)))
        .plus(delete(tx, "idempotency_key", "principal = ?", id))
        .plus(answersToOthers(tx, id, json));
  }

  /**
   * Answers to others about the user. Nothing leads from the user to them, so the table is read
   * from its beginning to its end, some pages in each transaction.
   */
  private static Erased answersToOthers(Connection tx, String id, String json) throws SQLException {
    long page = Sql.one(tx, PAGE, row -> row.getLong(1), id).orElseThrow();
    long next = page + PAGES_MAX;
    int rows = Sql.update(tx, ANSWERS, page, next, json, "/" + id + "/");
    boolean isMore = Sql.exists(tx, IS_MORE, next);
    Sql.update(tx, CONTINUE, isMore ? next : 0, id);
    return new Erased(rows, isMore ? Rest.ROWS : Rest.NOTHING, Effects.NONE);
  }

  /** Pending calls are what others wait for. */
  @Override
  public boolean isLast() {
    return true;
  }

  private static Erased delete(Connection tx, String table, String condition, Object... parameters)
      throws SQLException {
    return Erasure.delete(tx, table, condition, parameters);
  }

  /** As a string is in Avro's binary form: its length, and its bytes. */
  static byte[] avro(String text) {
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
      encoder.writeString(text);
      encoder.flush();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
