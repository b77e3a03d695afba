package io.supportcenter.registration.user;

import io.supportcenter.kit.rest.Caller;
import io.supportcenter.kit.rest.Problem.FieldProblem;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.rest.UnprocessableContent;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.registration.customer.IdentityHash;
import io.supportcenter.registration.customer.IdentityResult;
import io.supportcenter.registration.user.Users.Hashed;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response.Status;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What we must know of a user to find their receipts, and their word on it. */
@Path("/v1/users/{id}")
@Tag(name = "Users")
public class UserResource {

  private final Users users;
  private final CustomerHasher hasher;
  private final Caller caller;

  UserResource(Users users, CustomerHasher hasher, Caller caller) {
    this.users = users;
    this.hasher = hasher;
    this.caller = caller;
  }

  /** All identities of a user. */
  record IdentitySet(@NotNull @Size(max = 20) List<@NotNull @Valid LinkedIdentity> identities) {}

  /** The user's word on registration by receipt. */
  record Consent(@NotNull Boolean registration) {}

  @GET
  @RolesAllowed({Roles.USER, Roles.AGENT, Roles.OPERATOR})
  @Operation(summary = "A user: kinds of linked identities and consent, no contact data")
  public UserView get(@Size(min = 1, max = 64) String id) {
    caller.check(id);
    UserEntity user =
        UserEntity.known(id)
            .filter(known -> !known.erased)
            .orElseThrow(
                () -> new ProblemException(Status.NOT_FOUND, "USER_UNKNOWN", "no such user"));
    return Users.view(user, Users.linked(id));
  }

  @PUT
  @Path("/identities")
  @RolesAllowed({Roles.AGENT, Roles.OPERATOR})
  @Operation(
      summary = "Replaces the linked identities; waiting receipts register by themselves",
      description =
          "Hashed on arrival. By whoever has verified that the identities are the user's.")
  public UserView link(@Size(min = 1, max = 64) String id, @NotNull @Valid IdentitySet body) {
    return users.link(id, hashed(body.identities()));
  }

  @PUT
  @Path("/consent")
  @RolesAllowed({Roles.USER, Roles.AGENT, Roles.OPERATOR})
  @Operation(summary = "Gives or withdraws consent that receipts register devices")
  public UserView consent(@Size(min = 1, max = 64) String id, @NotNull @Valid Consent body) {
    caller.check(id);
    return users.consent(id, body.registration());
  }

  @DELETE
  @RolesAllowed({Roles.USER, Roles.OPERATOR})
  @Operation(summary = "Erases a user: identities, devices and what waits for them")
  public void erase(@Size(min = 1, max = 64) String id) {
    caller.check(id);
    users.erase(id);
  }

  /** Without repetitions. */
  private List<Hashed> hashed(List<LinkedIdentity> identities) {
    List<Hashed> hashed = new ArrayList<>();
    List<FieldProblem> problems = new ArrayList<>();
    Set<List<IdentityHash>> seen = new HashSet<>();
    for (int i = 0; i < identities.size(); i++) {
      LinkedIdentity linked = identities.get(i);
      switch (hasher.read(linked)) {
        case IdentityResult.Valid valid -> {
          List<IdentityHash> hashes = hasher.hashes(valid);
          if (seen.add(hashes)) {
            hashed.add(new Hashed(linked.kind(), hashes));
          }
        }
        case IdentityResult.Invalid(var reason) ->
            problems.add(new FieldProblem("identities[" + i + "].value", reason.name()));
      }
    }
    if (!problems.isEmpty()) {
      throw new ProblemException(
          UnprocessableContent.STATUS, "IDENTITY_INVALID", "identities cannot be", problems);
    }
    return hashed;
  }
}
