package io.supportcenter.proactive.device;

import static io.supportcenter.kit.db.Column.text;

import io.agroal.api.AgroalDataSource;
import io.supportcenter.kit.db.SetSql;
import io.supportcenter.kit.rest.Caller;
import io.supportcenter.kit.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The user's devices that a live session can be about. */
@Path("/v1/users/{userId}/devices")
@Tag(name = "Devices")
public class DeviceResource {

  private static final String REGISTERED =
      """
      SELECT asset_id, manufacturer, model, serial_number FROM asset_projection
      WHERE user_id = ANY (?) AND kind = 'DEVICE' AND status = 'REGISTERED'
      ORDER BY manufacturer, model, asset_id LIMIT 200
      """;

  private final AgroalDataSource dataSource;
  private final Caller caller;

  DeviceResource(AgroalDataSource dataSource, Caller caller) {
    this.dataSource = dataSource;
    this.caller = caller;
  }

  /** A registered device. */
  @Schema(name = "Device")
  record DeviceView(String assetId, String manufacturer, String model, String serialNumber) {}

  /** At most 200. */
  @Schema(name = "Devices")
  record Devices(List<DeviceView> devices) {}

  @GET
  @RolesAllowed({Roles.USER, Roles.AGENT})
  @Operation(
      summary = "The registered devices, any of which a live session can be about",
      description = "As the asset store has told; at most 200.")
  public Devices list(@Size(min = 1, max = 64) String userId) throws SQLException {
    caller.check(userId);
    try (Connection connection = dataSource.getConnection()) {
      return new Devices(
          SetSql.query(
              connection,
              REGISTERED,
              List.of(userId),
              row ->
                  new DeviceView(
                      row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
              text(user -> user)));
    }
  }
}
