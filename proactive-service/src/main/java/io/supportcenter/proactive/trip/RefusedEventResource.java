package io.supportcenter.proactive.trip;

import io.agroal.api.AgroalDataSource;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.proactive.trip.RefusedEventStore.Refused;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Vendors' events that could not be what they say. */
@Path("/v1/vendor-events/refused")
@RolesAllowed(Roles.OPERATOR)
@Tag(name = "Vendors")
public class RefusedEventResource {

  private final AgroalDataSource dataSource;

  RefusedEventResource(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  @GET
  @Operation(summary = "Refused events with all that is wrong with each, newest first")
  public List<Refused> list(@QueryParam("limit") @DefaultValue("100") @Min(1) @Max(500) int limit)
      throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return RefusedEventStore.newest(connection, limit);
    }
  }
}
