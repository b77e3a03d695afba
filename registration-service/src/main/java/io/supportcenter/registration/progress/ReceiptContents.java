package io.supportcenter.registration.progress;

import static io.supportcenter.kit.db.Column.uuid;

import io.supportcenter.kit.db.SetSql;
import io.supportcenter.registration.json.DomainJson;
import io.supportcenter.registration.receipt.Receipt;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Accepted receipts as they were printed, without the customer. */
public final class ReceiptContents {

  private static final String FIND =
      "SELECT id, content FROM receipt WHERE id = ANY (?) AND state = 'ACCEPTED'";

  private ReceiptContents() {}

  public static Map<UUID, Receipt> find(Connection tx, Collection<UUID> ids) throws SQLException {
    List<Map.Entry<UUID, Receipt>> rows =
        SetSql.query(
            tx,
            FIND,
            ids,
            row ->
                Map.entry(
                    row.getObject(1, UUID.class), DomainJson.read(row.getString(2), Receipt.class)),
            uuid(id -> id));
    Map<UUID, Receipt> found = new HashMap<>();
    rows.forEach(row -> found.put(row.getKey(), row.getValue()));
    return found;
  }
}
