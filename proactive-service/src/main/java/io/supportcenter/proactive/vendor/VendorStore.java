package io.supportcenter.proactive.vendor;

import static io.supportcenter.kit.db.Column.text;

import io.supportcenter.kit.db.SetSql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The directory of vendors in PostgreSQL. */
public final class VendorStore {

  private static final String NAMES = "SELECT id, name FROM vendor WHERE id = ANY (?)";

  private static final String FIND =
      "SELECT id, name, base_url, token, channels FROM vendor WHERE id = ANY (?)";

  private static final String ALL =
      "SELECT id, name, base_url, token, channels FROM vendor ORDER BY id";

  private static final String PUT =
      """
      INSERT INTO vendor (id, name, base_url, token, channels, changed_at) VALUES (?, ?, ?, ?, ?, now())
      ON CONFLICT (id) DO UPDATE SET name = excluded.name, base_url = excluded.base_url, token = excluded.token,
        channels = excluded.channels, changed_at = excluded.changed_at
      """;

  private VendorStore() {}

  /** Of those that are in the directory. */
  public static VendorNames names(Connection tx, Collection<String> ids) throws SQLException {
    Map<String, String> names = new HashMap<>();
    SetSql.query(
            tx,
            NAMES,
            Set.copyOf(ids),
            row -> Map.entry(row.getString(1), row.getString(2)),
            text(id -> id))
        .forEach(e -> names.put(e.getKey(), e.getValue()));
    return new VendorNames(names);
  }

  public static Optional<Vendor> find(Connection tx, String id) throws SQLException {
    return SetSql.query(tx, FIND, List.of(id), VendorStore::vendor, text(v -> v)).stream()
        .findFirst();
  }

  static List<Vendor> all(Connection tx) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(ALL);
        ResultSet rows = statement.executeQuery()) {
      List<Vendor> found = new ArrayList<>();
      while (rows.next()) {
        found.add(vendor(rows));
      }
      return found;
    }
  }

  static void put(Connection tx, Vendor vendor) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(PUT)) {
      statement.setString(1, vendor.id());
      statement.setString(2, vendor.name());
      statement.setString(3, vendor.baseUrl());
      statement.setString(4, vendor.token());
      statement.setArray(
          5, tx.createArrayOf("text", vendor.channels().stream().map(Enum::name).toArray()));
      statement.executeUpdate();
    }
  }

  static boolean delete(Connection tx, String id) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement("DELETE FROM vendor WHERE id = ?")) {
      statement.setString(1, id);
      return statement.executeUpdate() == 1;
    }
  }

  private static Vendor vendor(ResultSet row) throws SQLException {
    return new Vendor(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        Arrays.stream((String[]) row.getArray(5).getArray())
            .map(Channel::valueOf)
            .collect(Collectors.toSet()));
  }
}
