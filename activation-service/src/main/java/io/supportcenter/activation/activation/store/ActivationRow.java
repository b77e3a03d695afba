package io.supportcenter.activation.activation.store;

import io.supportcenter.activation.activation.Activation;
import io.supportcenter.activation.activation.ActivationCommand;
import io.supportcenter.activation.activation.ActivationId;
import io.supportcenter.activation.activation.ActivationState;
import io.supportcenter.activation.activation.ServiceOrder;
import io.supportcenter.activation.activation.StalledEnding;
import io.supportcenter.activation.device.DeviceInformation;
import io.supportcenter.activation.provider.PlanId;
import io.supportcenter.activation.provider.ProviderId;
import io.supportcenter.kit.db.Rows;
import io.supportcenter.kit.json.DomainJson;
import io.supportcenter.kit.values.Actor;
import io.supportcenter.kit.values.AssetId;
import io.supportcenter.kit.values.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** An activation from its row. */
final class ActivationRow {

  static final String COLUMNS =
      """
      id, user_id, asset_id, provider_id, plan_id, actor_kind, actor_id, on_behalf_of, requested_at, state,
      manufacturer, model, serial_number, has_credentials, last_command, stalled_ending, version\
      """;

  private ActivationRow() {}

  static Activation read(ResultSet row) throws SQLException {
    return new Activation(
        new ActivationId(Rows.uuid(row, "id")),
        order(row),
        DomainJson.read(row.getString("state"), ActivationState.class),
        device(row),
        row.getBoolean("has_credentials"),
        Rows.optionalText(row, "last_command")
            .map(json -> DomainJson.read(json, ActivationCommand.class)),
        Rows.optionalText(row, "stalled_ending")
            .map(json -> DomainJson.read(json, StalledEnding.class)),
        row.getLong("version"));
  }

  private static ServiceOrder order(ResultSet row) throws SQLException {
    return new ServiceOrder(
        new UserId(row.getString("user_id")),
        new AssetId(row.getString("asset_id")),
        new ProviderId(row.getString("provider_id")),
        new PlanId(row.getString("plan_id")),
        new Actor(Actor.Kind.valueOf(row.getString("actor_kind")), row.getString("actor_id")),
        Rows.optionalText(row, "on_behalf_of"),
        Rows.instant(row, "requested_at"));
  }

  private static Optional<DeviceInformation> device(ResultSet row) throws SQLException {
    String manufacturer = row.getString("manufacturer");
    return manufacturer == null
        ? Optional.empty()
        : Optional.of(
            new DeviceInformation(
                manufacturer, row.getString("model"), row.getString("serial_number")));
  }
}
