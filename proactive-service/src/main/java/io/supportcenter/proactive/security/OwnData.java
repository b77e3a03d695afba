package io.supportcenter.proactive.security;

import io.quarkus.security.identity.SecurityIdentity;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.security.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;

/** What a caller may reach: a user what is theirs, staff everything. */
@ApplicationScoped
public class OwnData {

  private final SecurityIdentity identity;

  OwnData(SecurityIdentity identity) {
    this.identity = identity;
  }

  /** The token's subject: the caller as a user or an agent. */
  public String caller() {
    return identity.getPrincipal() instanceof org.eclipse.microprofile.jwt.JsonWebToken token
        ? token.getSubject()
        : identity.getPrincipal().getName();
  }

  public boolean isAgent() {
    return identity.hasRole(Roles.AGENT);
  }

  /** Whether the caller may reach what belongs to this user. */
  public boolean reaches(String userId) {
    return isAgent()
        || identity.hasRole(Roles.OPERATOR)
        || identity.hasRole(Roles.USER) && userId.equals(caller());
  }

  /**
   * Others' data is as if it were not there.
   *
   * @throws ProblemException 404
   */
  public void check(String userId) {
    if (!reaches(userId)) {
      throw notFound();
    }
  }

  /**
   * What only the user does: no other role of the caller's token opens it.
   *
   * @throws ProblemException 404
   */
  public void checkSelf(String userId) {
    if (!userId.equals(caller())) {
      throw notFound();
    }
  }

  public static ProblemException notFound() {
    return new ProblemException(Status.NOT_FOUND, "NOT_FOUND", "no such resource for this token");
  }
}
