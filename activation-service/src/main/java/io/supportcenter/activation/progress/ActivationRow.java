package io.supportcenter.activation.progress;

import io.supportcenter.activation.activation.Activation;
import io.supportcenter.activation.activation.ActivationId;
import io.supportcenter.activation.activation.ActivationState;
import io.supportcenter.activation.activation.ServiceOrder;
import io.supportcenter.activation.device.AssetId;
import io.supportcenter.activation.device.DeviceInformation;
import io.supportcenter.activation.party.Actor;
import io.supportcenter.activation.party.UserId;
import io.supportcenter.activation.provider.PlanId;
import io.supportcenter.activation.provider.ProviderId;
import io.supportcenter.kit.json.DomainJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** An activation from its row. */
final class ActivationRow {

  static final String COLUMNS =
      """
      id, user_id, asset_id, provider_id, plan_id, actor_kind, actor_id, on_behalf_of, requested_at, state,
      manufacturer, model, serial_number, has_credentials, version\
      """;

  private ActivationRow() {}

  static Activation read(ResultSet row) throws SQLException {
    return new Activation(
        new ActivationId(row.getObject("id", UUID.class)),
        order(row),
        DomainJson.read(row.getString("state"), ActivationState.class),
        device(row),
        row.getBoolean("has_credentials"),
        row.getLong("version"));
  }

  private static ServiceOrder order(ResultSet row) throws SQLException {
    return new ServiceOrder(
        new UserId(row.getString("user_id")),
        new AssetId(row.getString("asset_id")),
        new ProviderId(row.getString("provider_id")),
        new PlanId(row.getString("plan_id")),
        new Actor(Actor.Kind.valueOf(row.getString("actor_kind")), row.getString("actor_id")),
        Optional.ofNullable(row.getString("on_behalf_of")),
        row.getObject("requested_at", OffsetDateTime.class).toInstant());
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
