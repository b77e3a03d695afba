package io.supportcenter.reactivation.policy.rest;

import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.rest.Audited;
import io.supportcenter.kit.rest.CommonProblem;
import io.supportcenter.kit.rest.Problem.FieldProblem;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.reactivation.policy.PolicyRef;
import io.supportcenter.reactivation.policy.ReactivationPolicy;
import io.supportcenter.reactivation.policy.store.PolicyDocument;
import io.supportcenter.reactivation.policy.store.PolicyReader;
import io.supportcenter.reactivation.policy.store.PolicyResult;
import io.supportcenter.reactivation.policy.store.PolicyStore;
import io.supportcenter.reactivation.problem.ReactivationProblem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The policies by which requests are answered. A stored version never changes. */
@Path("/v1/reactivation-policies")
@RolesAllowed(Roles.OPERATOR)
@Tag(name = "Policies")
@Audited
public class PolicyResource {

  private final Transactions transactions;

  PolicyResource(Transactions transactions) {
    this.transactions = transactions;
  }

  /** A stored version. */
  record StoredPolicy(String id, int version, String hash) {}

  @GET
  @Operation(summary = "All versions of all policies")
  public List<PolicyDocument> list() {
    return transactions.read(PolicyStore::all);
  }

  @PUT
  @Path("/{id}/versions/{version}")
  @Transactional
  @Operation(
      summary = "Stores a version, which takes effect at its time",
      description =
          "Refused (422) when it is back-dated, when the first threshold is above the second, when"
              + " no score reaches the second, or when a criterion does not cover a value. The same"
              + " version again changes nothing; other content under the same number is refused"
              + " (409).")
  public StoredPolicy put(String id, int version, @NotNull @Valid PolicyDocument document) {
    if (!document.id().equals(id) || document.version() != version) {
      throw new ProblemException(
          CommonProblem.VALIDATION, "id and version must be the same as in the path");
    }
    PolicyRef ref = valid(PolicyReader.read(document)).policy().ref();
    boolean isStored =
        transactions.inCurrent(tx -> {
          Optional<ReactivationPolicy> stored = PolicyStore.find(tx, id, version);
          if (stored.isPresent()) {
            return stored.get().ref().equals(ref);
          }
          return PolicyStore.add(tx, valid(PolicyReader.readNew(document, Instant.now())))
              || PolicyStore.find(tx, id, version).orElseThrow().ref().equals(ref);
        });
    if (!isStored) {
      throw new ProblemException(
          ReactivationProblem.POLICY_VERSION_FIXED, "this version is stored with other content");
    }
    return new StoredPolicy(id, version, ref.hash());
  }

  private static PolicyResult.Valid valid(PolicyResult read) {
    return switch (read) {
      case PolicyResult.Valid valid -> valid;
      case PolicyResult.Refused(var problems) ->
          throw new ProblemException(
              ReactivationProblem.POLICY_REFUSED,
              "the policy is invalid",
              problems.stream().map(p -> new FieldProblem(p.field(), p.reason())).toList());
    };
  }
}
