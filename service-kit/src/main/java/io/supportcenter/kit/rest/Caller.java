package io.supportcenter.kit.rest;

import io.quarkus.security.identity.SecurityIdentity;
import io.supportcenter.kit.rest.StaffAccess.Attempt;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.values.Actor;
import io.supportcenter.kit.values.PartnerId;
import io.supportcenter.kit.values.Text;
import io.supportcenter.kit.values.Uuids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Who calls, and what they may reach: a user what is theirs, an agent what belongs to the users
 * whom they are talking to, supervisors and operators everything when they say why. Of the roles in
 * the token only those count that the endpoint admits: with several, a caller gets the most that
 * one of them gets alone.
 */
@ApplicationScoped
public class Caller {

  /** Why a supervisor or operator reaches for what belongs to a user: 3 to 200 characters. */
  public static final String REASON_HEADER = "X-Access-Reason";

  private static final int REASON_MIN = 3;
  private static final int REASON_MAX = 200;
  private static final Duration OPEN_MAX = Duration.ofDays(30);

  private final SecurityIdentity identity;
  private final Admission admission;
  private final OpenSessions sessions;
  private final StaffAccess access;

  Caller(
      SecurityIdentity identity, Admission admission, OpenSessions sessions, StaffAccess access) {
    this.identity = identity;
    this.admission = admission;
    this.sessions = sessions;
    this.access = access;
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

  /** The partner whose back end calls. */
  public Optional<String> partner() {
    return identity.getPrincipal() instanceof JsonWebToken token
            && token.getClaim(Roles.PARTNER_CLAIM) instanceof String partner
            && PartnerId.isOne(partner)
        ? Optional.of(partner)
        : Optional.empty();
  }

  /** What the issuer says of the caller under that name. */
  public Optional<String> claim(String name) {
    return identity.getPrincipal() instanceof JsonWebToken token
            && token.getClaim(name) instanceof Object claim
        ? Optional.of(claim.toString())
        : Optional.empty();
  }

  /**
   * The same for what only a partner's back end does.
   *
   * @throws ProblemException 403 when the token is bound to none
   */
  public String requirePartner() {
    return partner()
        .orElseThrow(() ->
            new ProblemException(
                CommonProblem.FORBIDDEN, "the token needs the claim " + Roles.PARTNER_CLAIM));
  }

  /** Whether the caller is the back end of this partner, in that role. */
  public boolean isPartner(String role, String id) {
    return hasRole(role) && partner().filter(id::equals).isPresent();
  }

  /**
   * How long the token is still valid, which is as long as what it opened may stay open: a moment
   * at least, and thirty days at most.
   */
  public Duration timeLeft() {
    Instant end =
        identity.getPrincipal() instanceof JsonWebToken token
            ? Instant.ofEpochSecond(token.getExpirationTime())
            : Instant.EPOCH;
    Duration left = Duration.between(Instant.now(), end);
    return left.isPositive() ? Collections.min(List.of(left, OPEN_MAX)) : Duration.ofMillis(1);
  }

  public boolean isAgent() {
    return hasRole(Roles.AGENT);
  }

  /** Whether the caller has a role in which people look after users. */
  public boolean isStaff() {
    return isAgent() || staffRole().isPresent();
  }

  /** The role, besides that of an agent, in which the caller reaches users for a reason. */
  public Optional<String> staffRole() {
    return Stream.of(Roles.SUPERVISOR, Roles.OPERATOR).filter(this::hasRole).findFirst();
  }

  /** Whether the token has the role, and the endpoint admits it. */
  public boolean hasRole(String role) {
    return admission.admits(role) && identity.hasRole(role);
  }

  /** Whether the caller is this user. A back end or an agent whose id is the same is not. */
  public boolean isSelf(String userId) {
    return hasRole(Roles.USER) && Uuids.canonical(userId).equals(subject());
  }

  /**
   * Whether the caller may reach what belongs to this user.
   *
   * @throws ProblemException 403 when a supervisor or operator does not say why
   */
  public boolean reaches(String userId) {
    if (isSelf(userId)) {
      access.own();
      return true;
    }
    return reachesAsStaff(Optional.of(Uuids.canonical(userId)));
  }

  /**
   * Whether staff may reach what belongs to no known user: an agent who talks to any.
   *
   * @throws ProblemException 403 when a supervisor or operator does not say why
   */
  public boolean reachesUnowned() {
    return reachesAsStaff(Optional.empty());
  }

  /** A list may have very many items of the same user: it is looked up once for each. */
  private boolean reachesAsStaff(Optional<String> user) {
    return access.decided(user, this::isReachedByStaff);
  }

  private boolean isReachedByStaff(Optional<String> user) {
    Optional<String> session = isAgent() ? session(user) : Optional.empty();
    Optional<String> role = session.isPresent() ? Optional.empty() : staffRole();
    if (role.isPresent()) {
      String reason = requireReason(role.get(), user);
      access.add(new Attempt(role.get(), user, Optional.of(reason), Optional.empty(), true));
      return true;
    }
    if (isAgent()) {
      access.add(new Attempt(Roles.AGENT, user, Optional.empty(), session, session.isPresent()));
    }
    return session.isPresent();
  }

  private Optional<String> session(Optional<String> user) {
    return user.isPresent() ? sessions.between(subject(), user.get()) : sessions.of(subject());
  }

  private String requireReason(String role, Optional<String> user) {
    return admission
        .reason()
        .map(String::strip)
        .filter(reason -> reason.length() >= REASON_MIN && Text.isFit(reason, REASON_MAX))
        .orElseThrow(() -> {
          access.add(new Attempt(role, user, Optional.empty(), Optional.empty(), false));
          return new ProblemException(
              CommonProblem.ACCESS_REASON_REQUIRED,
              "the header %s is needed: why, in %d to %d printable characters"
                  .formatted(REASON_HEADER, REASON_MIN, REASON_MAX));
        });
  }

  /**
   * A list of cases of many users, which an agent needs before there is a session.
   *
   * @throws ProblemException 403 when a supervisor or operator does not say why
   */
  public void checkCases() {
    if (isAgent()) {
      access.add(
          new Attempt(Roles.AGENT, Optional.empty(), Optional.empty(), Optional.empty(), true));
    } else {
      reachesUnowned();
    }
  }

  /** A supervisor or operator reads what staff did, about no user in particular. */
  public void readsAudit() {
    staffRole()
        .ifPresent(role ->
            access.add(
                new Attempt(role, Optional.empty(), Optional.empty(), Optional.empty(), true)));
  }

  /** What the caller does in a role that needs neither session nor reason. */
  public void actsAs(String role, String userId) {
    access.add(
        new Attempt(
            role, Optional.of(Uuids.canonical(userId)), Optional.empty(), Optional.empty(), true));
  }

  /** What an agent does about a session of their own, whatever its state. */
  public void actsIn(String sessionId, String userId) {
    access.add(
        new Attempt(
            Roles.AGENT,
            Optional.of(Uuids.canonical(userId)),
            Optional.empty(),
            Optional.of(sessionId),
            true));
  }

  /** Who gives a command that is about this user, in the role in which they reached them. */
  public Actor actor(String userId) {
    return isSelf(userId)
        ? new Actor(Actor.Kind.USER, subject())
        : actor(Optional.of(Uuids.canonical(userId)));
  }

  /** Who gives a command that is about no known user. */
  public Actor actorForUnowned() {
    return actor(Optional.empty());
  }

  private Actor actor(Optional<String> user) {
    return access.attempts().stream()
        .filter(attempt -> attempt.user().equals(user) && attempt.isAllowed())
        .findFirst()
        .map(attempt ->
            switch (attempt.role()) {
              case Roles.AGENT -> Actor.Kind.AGENT;
              case Roles.SUPERVISOR -> Actor.Kind.SUPERVISOR;
              case Roles.OPERATOR -> Actor.Kind.OPERATOR;
              case Roles.IDENTITY_VERIFIER -> Actor.Kind.IDENTITY_VERIFIER;
              default -> throw new IllegalStateException(attempt.role());
            })
        .map(kind -> new Actor(kind, subject()))
        .orElseThrow(() -> new IllegalStateException("the caller did not reach the user"));
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
    if (!isSelf(userId)) {
      throw Problems.notFound();
    }
    access.own();
  }
}
