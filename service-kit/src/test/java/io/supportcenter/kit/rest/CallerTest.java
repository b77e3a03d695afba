package io.supportcenter.kit.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.values.Actor;
import jakarta.annotation.security.RolesAllowed;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerTest {

  private static final String ADA = "user-ada";
  private static final String BOB = "user-bob";

  private static final String REASON = "ticket 4711";
  private static final String ADAS_AGENT = "agent-of-ada";

  /** One agent talks to Ada. */
  private record AdasSession() implements OpenSessions {

    @Override
    public Optional<String> between(String agentId, String userId) {
      return of(agentId).filter(_ -> userId.equals(ADA));
    }

    @Override
    public Optional<String> of(String agentId) {
      return agentId.equals(ADAS_AGENT) ? Optional.of("session-1") : Optional.empty();
    }
  }

  /** A verified token; its name is not its subject. */
  private record Token(Map<String, Object> claims) implements JsonWebToken {
    @Override
    public String getName() {
      return "ada@example.com";
    }

    @Override
    public Set<String> getClaimNames() {
      return claims.keySet();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T getClaim(String name) {
      return (T) claims.get(name);
    }
  }

  @RolesAllowed({
    Roles.USER,
    Roles.AGENT,
    Roles.SUPERVISOR,
    Roles.OPERATOR,
    Roles.RETAILER,
    Roles.MERCHANT,
    Roles.ISSUER
  })
  private static final class Everybody {}

  @RolesAllowed(Roles.USER)
  private static final class Users {}

  private static final class Nobody {}

  @Test
  void shouldCountOnlyTheRolesThatTheEndpointAdmits() {
    Token token = new Token(Map.of("sub", ADA));
    Caller both = caller(Users.class, token, Roles.USER, Roles.OPERATOR);

    assertThat(both.isStaff()).isFalse();
    assertThat(both.hasRole(Roles.OPERATOR)).isFalse();
    assertThat(both.reaches(ADA)).isTrue();
    assertThat(both.reaches(BOB)).isFalse();
    assertThat(caller(Nobody.class, token, Roles.USER, Roles.OPERATOR).reaches(ADA)).isFalse();
  }

  @Test
  void shouldBeTheTokensSubjectAndNotItsName() {
    assertThat(caller(ADA, Roles.USER).subject()).isEqualTo(ADA);
  }

  @Test
  void shouldBeThePrincipalsNameWithoutAToken() {
    Caller gateway = caller(new QuarkusPrincipal("gateway"));

    assertThat(gateway.subject()).isEqualTo("gateway");
    assertThat(gateway.partner()).isEmpty();
  }

  @Test
  void shouldBeABackEndOfThePartnerThatItsTokenNames() {
    Caller till = caller(new Token(Map.of("sub", "till", "partner", "northmart")), Roles.RETAILER);

    assertThat(till.requirePartner()).isEqualTo("northmart");
    assertThat(till.isPartner(Roles.RETAILER, "northmart")).isTrue();
    assertThat(till.isPartner(Roles.MERCHANT, "northmart")).isFalse();
    assertThat(till.isPartner(Roles.RETAILER, "till")).isFalse();
  }

  @Test
  void shouldNotActForAPartnerWithoutOne() {
    for (Object wrong :
        List.of(7, "", List.of("northmart"), "n".repeat(64), "Northmart", "north.mart", "-n")) {
      Caller till = caller(new Token(Map.of("sub", "till", "partner", wrong)), Roles.RETAILER);

      assertThat(till.partner()).isEmpty();
      assertThatThrownBy(till::requirePartner)
          .isInstanceOfSatisfying(
              ProblemException.class, e -> assertThat(e.problem().status()).isEqualTo(403));
    }
  }

  @Test
  void shouldReachAsAUserOnlyWhatIsTheirs() {
    Caller ada = caller(ADA, Roles.USER);

    assertThat(ada.reaches(ADA)).isTrue();
    assertThat(ada.reaches(BOB)).isFalse();
    assertThatCode(() -> ada.check(ADA)).doesNotThrowAnyException();
    assertNotFound(() -> ada.check(BOB));
  }

  @Test
  void shouldReachAsAnAgentWhomTheyTalkTo() {
    Caller talking = caller(ADAS_AGENT, Roles.AGENT);

    assertThat(talking.reaches(ADA)).isTrue();
    assertThat(talking.actor(ADA)).isEqualTo(new Actor(Actor.Kind.AGENT, ADAS_AGENT));
    assertThat(talking.reaches(BOB)).isFalse();
    assertThat(talking.reachesUnowned()).isTrue();
    assertThat(caller("agent-2", Roles.AGENT).reaches(ADA)).isFalse();
    assertThat(caller("agent-2", Roles.AGENT).reachesUnowned()).isFalse();
    assertNotFound(() -> caller("agent-2", Roles.AGENT).check(ADA));
  }

  @ParameterizedTest
  @CsvSource({
    "supervisor, SUPERVISOR",
    "operator, OPERATOR",
  })
  void shouldActInTheRoleThatReachedTheUser(String role, Actor.Kind kind) {
    Caller staff = caller(ADA, role, Roles.USER, Roles.AGENT);

    assertThat(staff.reaches(BOB)).isTrue();
    assertThat(staff.actor(BOB)).isEqualTo(new Actor(kind, ADA));
    assertThat(staff.actor(ADA)).isEqualTo(new Actor(Actor.Kind.USER, ADA));
  }

  @ParameterizedTest
  @ValueSource(strings = {Roles.SUPERVISOR, Roles.OPERATOR})
  void shouldReachEverythingForAReason(String role) {
    Caller staff = caller("staff-1", role);

    assertThat(staff.isStaff()).isTrue();
    assertThat(staff.reaches(ADA)).isTrue();
    assertThatCode(() -> staff.check(ADA)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {Roles.RETAILER, Roles.MERCHANT, Roles.ISSUER})
  void shouldReachNoUserAsABackEnd(String role) {
    Caller backEnd = caller(ADA, role);

    assertThat(backEnd.isStaff()).isFalse();
    assertThat(backEnd.reaches(ADA)).as("even with the user's id as subject").isFalse();
  }

  @Test
  void shouldTellAgentsFromOperators() {
    assertThat(caller("staff-1", Roles.AGENT).isAgent()).isTrue();
    assertThat(caller("staff-1", Roles.OPERATOR).isAgent()).isFalse();
    assertThat(caller("staff-1", Roles.OPERATOR).hasRole(Roles.OPERATOR)).isTrue();
  }

  @Test
  void shouldKeepFromStaffWhatOnlyTheUserDoes() {
    assertThatCode(() -> caller(ADA, Roles.USER).checkSelf(ADA)).doesNotThrowAnyException();
    assertNotFound(() -> caller(BOB, Roles.USER).checkSelf(ADA));
    assertNotFound(() -> caller("staff-1", Roles.USER, Roles.AGENT).checkSelf(ADA));
  }

  private static void assertNotFound(Runnable check) {
    assertThatThrownBy(check::run)
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem()).isEqualTo(Problems.notFound().problem()));
  }

  private static Caller caller(String subject, String... roles) {
    return caller(new Token(Map.of("sub", subject)), roles);
  }

  private static Caller caller(Principal principal, String... roles) {
    return caller(Everybody.class, principal, roles);
  }

  private static Caller caller(Class<?> endpoint, Principal principal, String... roles) {
    Admission admission = new Admission();
    admission.by(
        endpoint.getAnnotation(RolesAllowed.class),
        "GET",
        "/things",
        Map.of(),
        Optional.of(REASON));
    return new Caller(
        QuarkusSecurityIdentity.builder().setPrincipal(principal).addRoles(Set.of(roles)).build(),
        admission,
        new AdasSession(),
        new StaffAccess());
  }
}
