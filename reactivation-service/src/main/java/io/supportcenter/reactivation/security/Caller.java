package io.supportcenter.reactivation.security;

import io.quarkus.security.identity.SecurityIdentity;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.security.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who calls, and what they may reach: a user what is theirs, staff everything. */
@ApplicationScoped
public class Caller {

  private final SecurityIdentity identity;
  private final JsonWebToken token;

  Caller(SecurityIdentity identity, JsonWebToken token) {
    this.identity = identity;
    this.token = token;
  }

  /** The token's subject: a user's id, or that of an agent or a back end. */
  public String subject() {
    return token.getSubject();
  }

  public boolean isStaff() {
    return identity.hasRole(Roles.AGENT) || identity.hasRole(Roles.OPERATOR);
  }

  /**
   * Others' data is as if it were not there.
   *
   * @throws ProblemException 404
   */
  public void requireReach(String userId) {
    if (!isStaff() && !userId.equals(subject())) {
      throw new ProblemException(Status.NOT_FOUND, "NOT_FOUND", "no such resource for this token");
    }
  }
}
