package io.supportcenter.kit.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.supportcenter.kit.db.Sql;
import io.supportcenter.local.kafka.KafkaProbe;
import io.supportcenter.schemas.Topics;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Where a text, for example a user's id, is still to be found. */
public final class Traces {

  private static final String TABLES =
      "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1";

  private static final String FIND =
      """
      SELECT FROM "%s" AS t
      WHERE position(? IN lower(t::text)) > 0 OR position(? IN t::text) > 0 LIMIT 1
      """;

  private Traces() {}

  /** Tables of the service under test in which some row holds it, as text or as bytes. */
  public static List<String> inTables(String text) {
    String hex = HexFormat.of().formatHex(text.getBytes(UTF_8));
    List<String> found = new ArrayList<>();
    try (Connection owner = RealParts.connectAsOwner()) {
      for (String table : Sql.query(owner, TABLES, row -> row.getString(1))) {
        if (Sql.exists(owner, FIND.formatted(table), hex, text)) {
          found.add(table);
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return found;
  }

  /** Compacted topics of ours that keep it: in the key or the value of a key's newest record. */
  public static List<String> inCompactedTopics(KafkaProbe kafka, String text) {
    return Topics.compacted().stream().filter(topic -> keeps(kafka, topic, text)).toList();
  }

  private static boolean keeps(KafkaProbe kafka, String topic, String text) {
    Map<String, ConsumerRecord<byte[], byte[]>> newest = new HashMap<>();
    kafka.read(topic).forEach(record -> newest.put(new String(record.key(), UTF_8), record));
    return newest.values().stream()
        .filter(record -> record.value() != null)
        .anyMatch(record -> holds(record.key(), text) || holds(record.value(), text));
  }

  private static boolean holds(byte[] bytes, String text) {
    HexFormat hex = HexFormat.of();
    return hex.formatHex(bytes).contains(hex.formatHex(text.getBytes(UTF_8)));
  }
}
