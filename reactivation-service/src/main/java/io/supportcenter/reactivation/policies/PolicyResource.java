package io.supportcenter.reactivation.policies;

import io.agroal.api.AgroalDataSource;
import io.supportcenter.kit.rest.Problem.FieldProblem;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.rest.UnprocessableContent;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.reactivation.policy.ReactivationPolicy;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response.Status;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The policies that requests are answered by. A version that was stored stays as it is. */
@Path("/v1/reactivation-policies")
@RolesAllowed(Roles.OPERATOR)
@Tag(name = "Policies")
public class PolicyResource {

  private final AgroalDataSource dataSource;

  PolicyResource(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** A stored version. */
  record StoredPolicy(String id, int version, String hash) {}

  @GET
  @Transactional
  @Operation(summary = "All versions of all policies")
  public List<PolicyDocument> list() throws SQLException {
    try (Connection tx = dataSource.getConnection()) {
      return PolicyStore.all(tx);
    }
  }

  @PUT
  @Path("/{id}/versions/{version}")
  @Transactional
  @Operation(
      summary = "Stores a version; it comes into force by itself",
      description =
          "Refused (422) when the first threshold is above the second, or when a criterion leaves a"
              + " value out. The same version again changes nothing; another one of the same number"
              + " is refused (409).")
  public StoredPolicy put(String id, int version, @NotNull @Valid PolicyDocument document)
      throws SQLException {
    if (!document.id().equals(id) || document.version() != version) {
      throw new ProblemException(
          Status.BAD_REQUEST, "VALIDATION", "id and version must be those of the path");
    }
    PolicyResult.Valid policy = valid(document);
    try (Connection tx = dataSource.getConnection()) {
      Optional<ReactivationPolicy> stored =
          PolicyStore.add(tx, policy) ? Optional.empty() : PolicyStore.find(tx, id, version);
      if (stored.filter(s -> !s.ref().equals(policy.policy().ref())).isPresent()) {
        throw new ProblemException(
            Status.CONFLICT, "POLICY_VERSION_FIXED", "this version is stored with other content");
      }
    }
    return new StoredPolicy(id, version, policy.policy().ref().hash());
  }

  private static PolicyResult.Valid valid(PolicyDocument document) {
    return switch (PolicyReader.read(document)) {
      case PolicyResult.Valid valid -> valid;
      case PolicyResult.Refused(var problems) ->
          throw new ProblemException(
              UnprocessableContent.STATUS,
              "POLICY_REFUSED",
              "requests cannot be answered by this policy",
              problems.stream().map(p -> new FieldProblem(p.field(), p.reason())).toList());
    };
  }
}
