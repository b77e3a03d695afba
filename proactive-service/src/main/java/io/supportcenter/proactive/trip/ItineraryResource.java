package io.supportcenter.proactive.trip;

import io.agroal.api.AgroalDataSource;
import io.supportcenter.kit.rest.Caller;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.proactive.activity.UserId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a user has booked. */
@Path("/v1/users/{userId}/itinerary")
@Tag(name = "Itinerary")
public class ItineraryResource {

  private final AgroalDataSource dataSource;
  private final Caller caller;

  ItineraryResource(AgroalDataSource dataSource, Caller caller) {
    this.dataSource = dataSource;
    this.caller = caller;
  }

  @GET
  @RolesAllowed({Roles.USER, Roles.AGENT})
  @Operation(summary = "The user's activities, their relations, and modifications, newest first")
  public ItineraryView get(@Size(min = 1, max = 64) String userId) throws SQLException {
    caller.check(userId);
    UserId user = new UserId(userId);
    try (Connection connection = dataSource.getConnection()) {
      return ItineraryView.of(
          ActivityStore.ofUsers(connection, List.of(user)),
          RelationStore.ofUsers(connection, List.of(user)),
          ModificationViews.ofUser(connection, user));
    }
  }
}
