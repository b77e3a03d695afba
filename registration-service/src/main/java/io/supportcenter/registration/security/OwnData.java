package io.supportcenter.registration.security;

import io.quarkus.security.identity.SecurityIdentity;
import io.supportcenter.kit.rest.ProblemException;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.registration.registration.FieldSource;
import io.supportcenter.registration.registration.Sourced;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * What a caller may reach: a user what is theirs, a merchant its own receipts, staff everything.
 */
@ApplicationScoped
public class OwnData {

  private static final String RETAILER_CLAIM = "retailer";

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

  public boolean isStaff() {
    return identity.hasRole(Roles.AGENT) || identity.hasRole(Roles.OPERATOR);
  }

  public boolean isAgent() {
    return identity.hasRole(Roles.AGENT);
  }

  /** Whether the caller may reach what belongs to this user. */
  public boolean reaches(String userId) {
    return isStaff() || identity.hasRole(Roles.USER) && userId.equals(subject());
  }

  /** Whether the caller is that retailer's back end. */
  public boolean isRetailer(String retailerId) {
    return identity.hasRole(Roles.MERCHANT) && retailerId.equals(token.getClaim(RETAILER_CLAIM));
  }

  /**
   * What the caller says, with its provenance.
   *
   * @param command by which it was said
   */
  public <T> Sourced<T> said(T value, String command) {
    FieldSource source = isStaff() ? FieldSource.AGENT : FieldSource.USER;
    return new Sourced<>(value, source, Instant.now(), command + ":" + subject());
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

  /** The same for what is not there and for what is not the caller's. */
  public static ProblemException notFound() {
    return new ProblemException(Status.NOT_FOUND, "NOT_FOUND", "no such resource for this token");
  }
}
