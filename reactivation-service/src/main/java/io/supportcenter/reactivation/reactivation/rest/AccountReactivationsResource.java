package io.supportcenter.reactivation.reactivation.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.rest.Audited;
import io.supportcenter.kit.rest.Caller;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.values.PlainText;
import io.supportcenter.reactivation.account.AccountId;
import io.supportcenter.reactivation.account.PaymentAttempts;
import io.supportcenter.reactivation.account.store.AccountStore;
import io.supportcenter.reactivation.decision.Decision;
import io.supportcenter.reactivation.reactivation.Reactivation;
import io.supportcenter.reactivation.reactivation.ReactivationId;
import io.supportcenter.reactivation.reactivation.store.DecisionStore;
import io.supportcenter.reactivation.reactivation.store.ReactivationStore;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The reactivations of an account. */
@Path("/v1/accounts/{accountId}/reactivations")
@Tag(name = "Reactivations")
@Audited
public class AccountReactivationsResource {

  /** Sorts after every id. */
  private static final UUID END = new UUID(-1, -1);

  private final Transactions transactions;
  private final Caller caller;

  AccountReactivationsResource(Transactions transactions, Caller caller) {
    this.transactions = transactions;
    this.caller = caller;
  }

  /**
   * @param next cursor of the next page; left out on the last
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "ReactivationPage")
  record Page(List<ReactivationView> items, UUID next) {}

  @GET
  @RolesAllowed({Roles.USER, Roles.AGENT, Roles.SUPERVISOR, Roles.OPERATOR})
  @Operation(
      summary =
          "The reactivations of an account, the newest first; a user sees their own, an agent those"
              + " of users whom they are talking to")
  public Page list(
      @Size(min = 1, max = 64) @PlainText String accountId,
      @QueryParam("cursor") UUID cursor,
      @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit) {
    Optional<String> user = caller.isStaff() ? Optional.empty() : Optional.of(caller.subject());
    UUID before = Optional.ofNullable(cursor).orElse(END);
    return transactions.read(tx -> {
      List<Reactivation> found =
          ReactivationStore.page(tx, new AccountId(accountId), user, before, limit);
      Map<ReactivationId, Decision> decisions =
          DecisionStore.last(tx, found.stream().map(Reactivation::id).toList());
      PaymentAttempts attempts = AccountStore.attempts(tx, new AccountId(accountId));
      List<ReactivationView> views =
          found.stream()
              .filter(r -> caller.reaches(r.request().user().value()))
              .map(r ->
                  ViewMapper.view(
                      r, Optional.ofNullable(decisions.get(r.id())), attempts, caller.isStaff()))
              .toList();
      return new Page(views, found.size() < limit ? null : found.getLast().id().value());
    });
  }
}
