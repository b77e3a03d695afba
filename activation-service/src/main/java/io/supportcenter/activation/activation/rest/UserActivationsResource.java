package io.supportcenter.activation.activation.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.supportcenter.activation.activation.Activation;
import io.supportcenter.activation.activation.ActivationId;
import io.supportcenter.activation.activation.store.ActivationQueries;
import io.supportcenter.activation.problem.ActivationProblem;
import io.supportcenter.kit.rest.Caller;
import io.supportcenter.kit.rest.Problem.FieldProblem;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.values.PlainText;
import io.supportcenter.kit.values.UserId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A user's activations. */
@Path("/v1/users/{userId}/activations")
@Tag(name = "Activations")
public class UserActivationsResource {

  private final ActivationQueries queries;
  private final Caller caller;

  UserActivationsResource(ActivationQueries queries, Caller caller) {
    this.queries = queries;
    this.caller = caller;
  }

  /**
   * A page.
   *
   * @param next cursor of the next page; absent on the last one
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Page(List<ActivationView> items, String next) {}

  @GET
  @RolesAllowed({Roles.USER, Roles.AGENT, Roles.OPERATOR})
  @Operation(summary = "A user's activations, page by page")
  public Page list(
      @Size(min = 1, max = 64) @PlainText String userId,
      @QueryParam("cursor") String cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
    caller.check(userId);
    List<Activation> found =
        queries.page(new UserId(userId), Optional.ofNullable(cursor).map(this::parse), limit + 1);
    List<Activation> items = found.subList(0, Math.min(limit, found.size()));
    String next = found.size() > limit ? items.getLast().id().toString() : null;
    return new Page(items.stream().map(ActivationView::of).toList(), next);
  }

  private ActivationId parse(String cursor) {
    try {
      return ActivationId.parse(cursor);
    } catch (IllegalArgumentException _) {
      throw new ProblemException(
          ActivationProblem.CURSOR_INVALID,
          "the cursor is invalid",
          List.of(new FieldProblem("cursor", "must be the next of an earlier page")));
    }
  }
}
