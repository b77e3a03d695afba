package io.supportcenter.kit.rest;

import io.quarkus.security.identity.SecurityIdentity;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.values.Uuids;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who calls, and what they may reach: a user what is theirs, staff everything. */
@ApplicationScoped
public class Caller {

  private final SecurityIdentity identity;

  Caller(SecurityIdentity identity) {
    this.identity = identity;
  }

  /**
   * The token's subject: a user's id, or that of an agent or a back end. Not the name, which may
   * change and be somebody else's tomorrow.
   */
  public String subject() {
    return Uuids.canonical(
        identity.getPrincipal() instanceof JsonWebToken token
            ? token.getSubject()
            : identity.getPrincipal().getName());
  }

  /** What else the token says. */
  public Optional<String> claim(String name) {
    return identity.getPrincipal() instanceof JsonWebToken token
        ? token.claim(name)
        : Optional.empty();
  }

  public boolean isAgent() {
    return identity.hasRole(Roles.AGENT);
  }

  public boolean isStaff() {
    return isAgent() || identity.hasRole(Roles.OPERATOR);
  }

  public boolean hasRole(String role) {
    return identity.hasRole(role);
  }

  /** Whether the caller may reach what belongs to this user. */
  public boolean reaches(String userId) {
    return isStaff() || identity.hasRole(Roles.USER) && Uuids.canonical(userId).equals(subject());
  }

  /**
   * Others' data is as if it were not there.
   *
   * @throws ProblemException 404
   */
  public void check(String userId) {
    if (!reaches(userId)) {
      throw Problems.notFound();
    }
  }

  /**
   * What only the user does: no other role of the caller's token opens it.
   *
   * @throws ProblemException 404
   */
  public void checkSelf(String userId) {
    if (!Uuids.canonical(userId).equals(subject())) {
      throw Problems.notFound();
    }
  }
}
