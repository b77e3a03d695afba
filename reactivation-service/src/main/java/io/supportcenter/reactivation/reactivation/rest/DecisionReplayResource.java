package io.supportcenter.reactivation.reactivation.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.reactivation.decision.DecisionMaker;
import io.supportcenter.reactivation.policy.ReactivationPolicy;
import io.supportcenter.reactivation.policy.store.PolicyStore;
import io.supportcenter.reactivation.reactivation.store.DecisionStore;
import io.supportcenter.reactivation.reactivation.store.DecisionStore.Stored;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Past decisions, made again from their records and compared with them. */
@Path("/v1/decision-replays")
@RolesAllowed(Roles.OPERATOR)
@Tag(name = "Policies")
public class DecisionReplayResource {

  private static final UUID BEGIN = new UUID(0, 0);

  private final Transactions transactions;

  DecisionReplayResource(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * @param replayed how many decisions were made again
   * @param differing those whose record says something else than its evidence and policy lead to
   * @param next cursor of the next page; left out on the last
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "DecisionReplay")
  record Replay(int replayed, List<Differing> differing, UUID next) {}

  /** A decision whose record was altered, or whose policy was. */
  @Schema(name = "DifferingDecision")
  record Differing(UUID reactivationId, int number, Difference difference) {}

  enum Difference {
    /** The evidence and the policy lead to another decision. */
    RECORD,
    /** The text of the policy does not have the policy's hash. */
    POLICY
  }

  @GET
  @Operation(
      summary = "Makes past decisions again from their records, and compares",
      description = "In pages, in the order of the reactivations' ids. Changes nothing.")
  public Replay replay(
      @QueryParam("cursor") UUID cursor,
      @QueryParam("limit") @DefaultValue("500") @Min(1) @Max(1000) int limit) {
    return transactions.read(tx -> {
      List<Stored> page = DecisionStore.page(tx, Optional.ofNullable(cursor).orElse(BEGIN), limit);
      Map<String, ReactivationPolicy> policies =
          PolicyStore.byHash(tx, page.stream().map(Stored::policyHash).collect(Collectors.toSet()));
      List<Differing> differing =
          page.stream()
              .flatMap(stored ->
                  difference(stored, Optional.ofNullable(policies.get(stored.policyHash())))
                      .map(d -> new Differing(stored.reactivation().value(), stored.number(), d))
                      .stream())
              .toList();
      long reactivations = page.stream().map(Stored::reactivation).distinct().count();
      return new Replay(
          page.size(),
          differing,
          reactivations < limit ? null : page.getLast().reactivation().value());
    });
  }

  private static Optional<Difference> difference(
      Stored stored, Optional<ReactivationPolicy> policy) {
    if (policy.isEmpty()) {
      return Optional.of(Difference.POLICY);
    }
    boolean isSame =
        stored
            .decision()
            .filter(d -> DecisionMaker.decide(policy.get(), d.evidence()).equals(d))
            .isPresent();
    return isSame ? Optional.empty() : Optional.of(Difference.RECORD);
  }
}
