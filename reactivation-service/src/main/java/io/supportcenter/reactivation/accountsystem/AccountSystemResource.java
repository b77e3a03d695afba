package io.supportcenter.reactivation.accountsystem;

import io.quarkus.panache.common.Sort;
import io.supportcenter.kit.partner.BackendHttp;
import io.supportcenter.kit.rest.Problem.FieldProblem;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.rest.UnprocessableContent;
import io.supportcenter.kit.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response.Status;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The directory of account systems. What waits for one goes on when it is added. */
@Path("/v1/account-systems")
@RolesAllowed(Roles.OPERATOR)
@Tag(name = "Account systems")
public class AccountSystemResource {

  private static final String ID = "[A-Za-z0-9._-]{1,64}";

  @GET
  @Operation(summary = "All account systems, without their tokens")
  public List<AccountSystemView> list() {
    return AccountSystemEntity.<AccountSystemEntity>listAll(Sort.by("id")).stream()
        .map(AccountSystemView::of)
        .toList();
  }

  @GET
  @Path("/{id}")
  @Operation(summary = "One account system, without its token")
  public AccountSystemView get(String id) {
    return AccountSystemView.of(find(id));
  }

  @PUT
  @Path("/{id}")
  @Transactional
  @Operation(summary = "Adds or changes an account system")
  public AccountSystemView put(
      @Pattern(regexp = ID) String id, @NotNull @Valid AccountSystemView view) {
    requireHttp(view.baseUrl());
    AccountSystemEntity system = AccountSystemEntity.findById(id);
    if (system == null) {
      system = added(id, view);
    }
    system.name = view.name();
    system.baseUrl = view.baseUrl().replaceAll("/+$", "");
    system.token = view.token() == null ? system.token : view.token();
    system.changedAt = Instant.now();
    system.persist();
    return AccountSystemView.of(system);
  }

  @DELETE
  @Path("/{id}")
  @Transactional
  @Operation(summary = "Removes an account system; what needs it waits from now on")
  public void delete(String id) {
    find(id).delete();
  }

  private static AccountSystemEntity added(String id, AccountSystemView view) {
    if (view.token() == null) {
      throw new ProblemException(
          Status.BAD_REQUEST,
          "VALIDATION",
          "fields are missing or wrong",
          List.of(new FieldProblem("token", "a new account system needs one")));
    }
    AccountSystemEntity system = new AccountSystemEntity();
    system.id = id;
    return system;
  }

  private static AccountSystemEntity find(String id) {
    return AccountSystemEntity.<AccountSystemEntity>findByIdOptional(id)
        .orElseThrow(() ->
            new ProblemException(
                Status.NOT_FOUND, "ACCOUNT_SYSTEM_UNKNOWN", "no such account system"));
  }

  private static void requireHttp(String url) {
    if (!BackendHttp.isBaseUrl(url)) {
      throw new ProblemException(
          UnprocessableContent.STATUS,
          "ACCOUNT_SYSTEM_INVALID",
          "fields cannot be",
          List.of(new FieldProblem("baseUrl", "must be an http or https URL without query")));
    }
  }
}
