package io.supportcenter.activation.activation.store;

import static io.supportcenter.kit.db.Column.bigint;
import static io.supportcenter.kit.db.Column.bool;
import static io.supportcenter.kit.db.Column.instant;
import static io.supportcenter.kit.db.Column.text;
import static io.supportcenter.kit.db.Column.uuid;

import io.supportcenter.activation.activation.Activation;
import io.supportcenter.activation.activation.ActivationId;
import io.supportcenter.activation.activation.ActivationState;
import io.supportcenter.activation.device.DeviceInformation;
import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.kit.values.AssetId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** SQL of activations. */
final class ActivationStore {

  private static final String INSERT =
      """
      INSERT INTO activation
        (id, user_id, asset_id, provider_id, plan_id, actor_kind, actor_id, on_behalf_of, requested_at, state_code, is_live, state,
         manufacturer, model, serial_number, has_credentials, last_command, stalled_ending, version, changed_at)
      SELECT a.*, now()
      FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[],
          ?::text[], ?::bool[], ?::jsonb[], ?::text[], ?::text[], ?::text[], ?::bool[], ?::jsonb[], ?::jsonb[], ?::int8[]) AS a
      """;

  private static final String UPDATE =
      """
      UPDATE activation a
      SET state_code = n.state_code, is_live = n.is_live, state = n.state::jsonb, manufacturer = n.manufacturer, model = n.model,
        serial_number = n.serial_number, has_credentials = n.has_credentials, last_command = n.last_command::jsonb,
        stalled_ending = n.stalled_ending::jsonb, version = n.version, changed_at = now()
      FROM unnest(?::uuid[], ?::text[], ?::bool[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bool[], ?::text[], ?::text[], ?::int8[])
        AS n (id, state_code, is_live, state, manufacturer, model, serial_number, has_credentials, last_command, stalled_ending, version)
      WHERE a.id = n.id
      """;

  private static final String LOCK =
      "SELECT %s FROM activation WHERE id = ANY (?) ORDER BY id FOR UPDATE"
          .formatted(ActivationRow.COLUMNS);

  private static final String OF_ASSETS =
      "SELECT %s FROM activation WHERE asset_id = ANY (?) AND is_live ORDER BY id FOR UPDATE"
          .formatted(ActivationRow.COLUMNS);

  private ActivationStore() {}

  /** The assets of these activations: they never change, so no lock is needed. */
  static List<AssetId> assets(Connection tx, Collection<ActivationId> ids) throws SQLException {
    return SetSql.query(
        tx,
        "SELECT DISTINCT asset_id FROM activation WHERE id = ANY (?)",
        Set.copyOf(ids),
        row -> new AssetId(row.getString(1)),
        uuid(ActivationId::value));
  }

  static List<Activation> lock(Connection tx, Collection<ActivationId> ids) throws SQLException {
    return SetSql.query(tx, LOCK, Set.copyOf(ids), ActivationRow::read, uuid(ActivationId::value));
  }

  /** Those that are not over. */
  static List<Activation> lockLive(Connection tx, Collection<AssetId> assets) throws SQLException {
    return SetSql.query(
        tx, OF_ASSETS, Set.copyOf(assets), ActivationRow::read, text(AssetId::value));
  }

  static void insert(Connection tx, List<Activation> activations) throws SQLException {
    SetSql.updateAll(
        tx,
        INSERT,
        activations,
        uuid(a -> a.id().value()),
        text(a -> a.order().user().value()),
        text(a -> a.order().asset().value()),
        text(a -> a.order().provider().value()),
        text(a -> a.order().plan().value()),
        text(a -> a.order().actor().kind().name()),
        text(a -> a.order().actor().id()),
        text(a -> a.order().onBehalfOf().orElse(null)),
        instant(a -> a.order().requestedAt()),
        text(a -> a.state().code().name()),
        bool(a -> !(a.state() instanceof ActivationState.Ended)),
        text(a -> DomainJson.write(a.state())),
        text(device(DeviceInformation::manufacturer)),
        text(device(DeviceInformation::model)),
        text(device(DeviceInformation::serialNumber)),
        bool(Activation::hasCredentials),
        text(a -> a.lastCommand().map(DomainJson::write).orElse(null)),
        text(a -> a.stalled().map(DomainJson::write).orElse(null)),
        bigint(Activation::version));
  }

  static void update(Connection tx, Collection<Activation> activations) throws SQLException {
    SetSql.updateAll(
        tx,
        UPDATE,
        activations,
        uuid(a -> a.id().value()),
        text(a -> a.state().code().name()),
        bool(a -> !(a.state() instanceof ActivationState.Ended)),
        text(a -> DomainJson.write(a.state())),
        text(device(DeviceInformation::manufacturer)),
        text(device(DeviceInformation::model)),
        text(device(DeviceInformation::serialNumber)),
        bool(Activation::hasCredentials),
        text(a -> a.lastCommand().map(DomainJson::write).orElse(null)),
        text(a -> a.stalled().map(DomainJson::write).orElse(null)),
        bigint(Activation::version));
  }

  private static Function<Activation, String> device(Function<DeviceInformation, String> field) {
    return activation -> activation.device().map(field).orElse(null);
  }
}
