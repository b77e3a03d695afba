package io.supportcenter.activation.security;

import io.quarkus.security.identity.SecurityIdentity;
import io.supportcenter.activation.party.Actor;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.security.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** What a caller may reach: a user what is theirs, staff everything. */
@ApplicationScoped
public class OwnData {

  private final SecurityIdentity identity;
  private final JsonWebToken token;

  OwnData(SecurityIdentity identity, JsonWebToken token) {
    this.identity = identity;
    this.token = token;
  }

  /** The caller as a user id. */
  public String subject() {
    return token.getSubject();
  }

  /** The caller as the actor of a command. */
  public Actor actor() {
    return new Actor(isAgent() ? Actor.Kind.AGENT : Actor.Kind.USER, subject());
  }

  private boolean isAgent() {
    return identity.hasRole(Roles.AGENT);
  }

  /** Whether the caller may reach what belongs to this user. */
  private boolean reaches(String userId) {
    return isAgent()
        || identity.hasRole(Roles.OPERATOR)
        || identity.hasRole(Roles.USER) && userId.equals(subject());
  }

  /**
   * Others' data is as if it were not there.
   *
   * @throws ProblemException 404
   */
  public void check(String userId) {
    if (!reaches(userId)) {
      throw notThere();
    }
  }

  public static ProblemException notThere() {
    return new ProblemException(Status.NOT_FOUND, "NOT_FOUND", "no such resource for this token");
  }
}
