package io.supportcenter.kit.testing;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.supportcenter.kit.security.Roles;
import io.supportcenter.local.kafka.KafkaProbe;
import java.net.URLEncoder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Looks for what a test has planted: in all columns of all tables, on all topics, in what is logged
 * from the start on, in metrics and in traces. The test needs {@link Watched} as well.
 */
public final class SecretSearch implements AutoCloseable {

  private static final String COLUMNS =
      """
      SELECT c.table_name, c.column_name FROM information_schema.columns c
      JOIN information_schema.tables t USING (table_schema, table_name)
      WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE'
      """;

  private final DataSource database;
  private final KafkaProbe kafka;
  private final LogCapture log = LogCapture.start();
  private final Map<String, String> topics = new HashMap<>();
  private String traces = "";
  private String metrics = "";

  private SecretSearch(DataSource database, KafkaProbe kafka) {
    this.database = database;
    this.kafka = kafka;
  }

  public static SecretSearch begin(DataSource database, KafkaProbe kafka) {
    return new SecretSearch(database, kafka);
  }

  /** Once all has happened: reads the topics, and waits for the traces. */
  public void collect() {
    try (Admin admin =
        Admin.create(Map.of("bootstrap.servers", setting("kafka.bootstrap.servers")))) {
      for (String topic : admin.listTopics().names().get()) {
        StringBuilder all = new StringBuilder();
        kafka.read(topic).forEach(record -> append(all, record));
        topics.put(topic, all.toString());
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
    metrics = Centre.management("/q/metrics").asString();
    String marker = "marker-" + UUID.randomUUID();
    Centre.as("marker", Roles.OPERATOR).get("/v1/parked-records/" + marker);
    Centre.awaiting().until(() -> traced().contains(marker));
    traces = traced();
  }

  /**
   * Where a text is: {@code table.column}, a topic, {@code log}, {@code metrics}, {@code traces}.
   */
  public Set<String> placesOf(String text) {
    Set<String> places = new TreeSet<>(columnsWith(text));
    Map<String, String> others = new HashMap<>(topics);
    others.put("log", log.text());
    others.put("metrics", metrics);
    others.put("traces", traces);
    others.forEach((place, content) -> {
      if (forms(text).stream().anyMatch(content::contains)) {
        places.add(place);
      }
    });
    return places;
  }

  /** As it is, in an address, as bytes, and as base64. */
  private static List<String> forms(String text) {
    String hex = HexFormat.of().formatHex(text.getBytes(UTF_8));
    String base64 = Base64.getEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    String encoded = URLEncoder.encode(text, UTF_8);
    String bytes = new String(text.getBytes(UTF_8), ISO_8859_1);
    return Stream.of(text, encoded, hex, bytes, base64.substring(0, base64.length() - 1))
        .distinct()
        .toList();
  }

  private Set<String> columnsWith(String text) {
    Set<String> found = new TreeSet<>();
    try (Connection connection = database.getConnection()) {
      for (Map.Entry<String, String> column : columns(connection)) {
        if (has(connection, column.getKey(), column.getValue(), text)) {
          found.add(column.getKey() + "." + column.getValue());
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return found;
  }

  private static List<Map.Entry<String, String>> columns(Connection connection)
      throws SQLException {
    List<Map.Entry<String, String>> columns = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(COLUMNS);
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        columns.add(Map.entry(rows.getString(1), rows.getString(2)));
      }
    }
    return columns;
  }

  private static boolean has(Connection connection, String table, String column, String text)
      throws SQLException {
    String sql =
        """
        SELECT EXISTS (SELECT FROM "%s" t, unnest(?::text[]) AS form
          WHERE position(form IN t."%s"::text) > 0)
        """
            .formatted(table, column);
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setArray(1, connection.createArrayOf("text", forms(text).toArray()));
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  private static void append(StringBuilder all, ConsumerRecord<byte[], byte[]> record) {
    all.append(text(record.key())).append('\n').append(text(record.value())).append('\n');
    record
        .headers()
        .forEach(header -> all.append(header.key()).append(text(header.value())).append('\n'));
  }

  private static String text(byte[] bytes) {
    return bytes == null ? "" : new String(bytes, ISO_8859_1);
  }

  private static String traced() {
    byte[] all = given().get(setting("quarkus.otel.exporter.otlp.endpoint")).asByteArray();
    return new String(all, ISO_8859_1);
  }

  private static String setting(String name) {
    return ConfigProvider.getConfig().getValue(name, String.class);
  }

  @Override
  public void close() {
    log.close();
  }
}
