package io.supportcenter.proactive.session.rest;

import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.rest.Audited;
import io.supportcenter.kit.rest.Caller;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.values.PlainText;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The user's devices that a live session can be about. */
@Path("/v1/users/{userId}/devices")
@Tag(name = "Devices")
@Audited
public class DeviceResource {

  private static final String REGISTERED =
      """
      SELECT asset_id, manufacturer, model, serial_number FROM asset_projection
      WHERE user_id = ? AND kind = 'DEVICE' AND status = 'REGISTERED'
      ORDER BY manufacturer, model, asset_id LIMIT 200
      """;

  private final Transactions transactions;
  private final Caller caller;

  DeviceResource(Transactions transactions, Caller caller) {
    this.transactions = transactions;
    this.caller = caller;
  }

  /** A registered device. */
  @Schema(name = "Device")
  record DeviceView(String assetId, String manufacturer, String model, String serialNumber) {}

  /** At most 200. */
  @Schema(name = "Devices")
  record Devices(List<DeviceView> devices) {}

  @GET
  @RolesAllowed({Roles.USER, Roles.AGENT, Roles.SUPERVISOR})
  @Operation(
      summary = "The registered devices, any of which a live session can be about",
      description = "As published by the asset store; at most 200.")
  public Devices list(@PlainText @Size(min = 1, max = 64) String userId) {
    caller.check(userId);
    return new Devices(
        transactions.read(tx ->
            Sql.query(
                tx,
                REGISTERED,
                row ->
                    new DeviceView(
                        row.getString("asset_id"),
                        row.getString("manufacturer"),
                        row.getString("model"),
                        row.getString("serial_number")),
                userId)));
  }
}
