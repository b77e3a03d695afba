package io.supportcenter.registration.unit.rest;

import io.supportcenter.kit.rest.Audited;
import io.supportcenter.kit.rest.Caller;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.registration.unit.StateCode;
import io.supportcenter.registration.unit.store.RegistrationEntity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** What a user's receipts became, or wait for. */
@Path("/v1/users/{userId}/registrations")
@Tag(name = "Registrations")
@Audited
public class UserRegistrationsResource {

  private final Caller caller;
  private final RegistrationViews views;

  UserRegistrationsResource(Caller caller, RegistrationViews views) {
    this.caller = caller;
    this.views = views;
  }

  @GET
  @RolesAllowed({Roles.USER, Roles.AGENT, Roles.SUPERVISOR, Roles.OPERATOR})
  @Operation(
      summary = "A user's registrations, by state: what waits and what was rejected, with reasons")
  public RegistrationPage list(
      String userId,
      @RestQuery("state") List<StateCode> states,
      @RestQuery Optional<UUID> cursor,
      @RestQuery @DefaultValue("50") @Min(1) @Max(100) int limit) {
    caller.check(userId);
    List<StateCode> wanted = states.isEmpty() ? List.of(StateCode.values()) : states;
    return RegistrationPage.of(
        RegistrationEntity.ofUser(userId, wanted, cursor.orElse(new UUID(0, 0)), limit + 1),
        limit,
        views);
  }
}
