package io.supportcenter.reactivation.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.supportcenter.kit.rest.Caller;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.reactivation.account.AccountId;
import io.supportcenter.reactivation.account.ShortText;
import io.supportcenter.reactivation.decision.Decision;
import io.supportcenter.reactivation.progress.ReactivationStore;
import io.supportcenter.reactivation.reactivation.Reactivation;
import io.supportcenter.reactivation.reactivation.ReactivationId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What happened to an account. */
@Path("/v1/accounts/{accountId}/reactivations")
@Tag(name = "Reactivations")
public class AccountResource {

  /** Later than any id that was drawn. */
  private static final UUID END = new UUID(-1, -1);

  private final Desk desk;
  private final Caller caller;

  AccountResource(Desk desk, Caller caller) {
    this.desk = desk;
    this.caller = caller;
  }

  /**
   * @param next cursor of the next page; left out on the last
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "ReactivationPage")
  record Page(List<ReactivationView> items, UUID next) {}

  @GET
  @RolesAllowed({Roles.USER, Roles.AGENT, Roles.OPERATOR})
  @Operation(summary = "The reactivations of an account, the newest first; a user sees their own")
  public Page list(
      @Size(min = 1, max = 64)
          @Pattern(regexp = ShortText.PATTERN, message = ShortText.PATTERN_MESSAGE)
          String accountId,
      @QueryParam("cursor") UUID cursor,
      @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit)
      throws SQLException {
    Optional<String> user = caller.isStaff() ? Optional.empty() : Optional.of(caller.subject());
    List<Reactivation> found =
        desk.read(tx ->
            ReactivationStore.page(
                tx,
                new AccountId(accountId),
                user,
                Optional.ofNullable(cursor).orElse(END),
                limit));
    Map<ReactivationId, Decision> decisions =
        desk.lastDecisions(found.stream().map(Reactivation::id).toList());
    List<ReactivationView> views =
        found.stream()
            .map(r -> ViewMapper.view(r, Optional.ofNullable(decisions.get(r.id()))))
            .toList();
    return new Page(views, found.size() < limit ? null : found.getLast().id().value());
  }
}
