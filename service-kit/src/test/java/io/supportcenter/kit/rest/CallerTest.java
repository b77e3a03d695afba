package io.supportcenter.kit.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.supportcenter.kit.security.Roles;
import java.security.Principal;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallerTest {

  private static final String ADA = "user-ada";
  private static final String BOB = "user-bob";

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

  @Test
  void shouldBeTheTokensSubjectAndNotItsName() {
    assertThat(caller(ADA, Roles.USER).subject()).isEqualTo(ADA);
  }

  @Test
  void shouldBeThePrincipalsNameWithoutAToken() {
    Caller gateway = caller(new QuarkusPrincipal("gateway"));

    assertThat(gateway.subject()).isEqualTo("gateway");
    assertThat(gateway.claim("retailer")).isEmpty();
  }

  @Test
  void shouldKnowTheClaimsOfItsToken() {
    Caller till = caller(new Token(Map.of("sub", "till", "retailer", "northmart")), Roles.MERCHANT);

    assertThat(till.claim("retailer")).contains("northmart");
    assertThat(till.claim("shop")).isEmpty();
  }

  @Test
  void shouldReachAsAUserOnlyWhatIsTheirs() {
    Caller ada = caller(ADA, Roles.USER);

    assertThat(ada.reaches(ADA)).isTrue();
    assertThat(ada.reaches(BOB)).isFalse();
    assertThatCode(() -> ada.check(ADA)).doesNotThrowAnyException();
    assertNotFound(() -> ada.check(BOB));
  }

  @ParameterizedTest
  @ValueSource(strings = {Roles.AGENT, Roles.OPERATOR})
  void shouldReachEverythingAsStaff(String role) {
    Caller staff = caller("staff-1", role);

    assertThat(staff.isStaff()).isTrue();
    assertThat(staff.reaches(ADA)).isTrue();
    assertThatCode(() -> staff.check(ADA)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {Roles.MERCHANT, Roles.ISSUER})
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
    return new Caller(
        QuarkusSecurityIdentity.builder().setPrincipal(principal).addRoles(Set.of(roles)).build());
  }
}
