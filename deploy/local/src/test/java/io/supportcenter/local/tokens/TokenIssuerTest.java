package io.supportcenter.local.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supportcenter.local.process.PartFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenIssuerTest {

  @TempDir private Path state;

  @Test
  void shouldSignATokenThatThePublicKeyVerifies() throws Exception {
    LocalKeys keys = LocalKeys.in(state);

    String token =
        keys.tokens()
            .token(
                "user-7",
                List.of(Role.USER.claim(), Role.AGENT.claim()),
                Duration.ofMinutes(30),
                Map.of("scope", "all"));

    JwtClaims claims = verifier(keys.tokens().publicKeyBase64()).processToClaims(token);
    assertThat(claims.getSubject()).isEqualTo("user-7");
    assertThat(claims.getStringListClaimValue("groups")).containsExactly("user", "agent");
    assertThat(claims.getStringClaimValue("scope")).isEqualTo("all");
    assertThat(claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue())
        .isEqualTo(1800);
  }

  @Test
  void shouldBindABackEndsTokenToAPartner() throws Exception {
    TokenIssuer tokens = LocalKeys.in(state).tokens();
    JwtConsumer verifier = verifier(tokens.publicKeyBase64());
    Duration day = Duration.ofDays(1);

    assertThat(claim(verifier, tokens.token(Role.MERCHANT, "bakery", day))).isEqualTo("bakery");
    assertThat(claim(verifier, tokens.token(Role.USER, "ada", day))).isNull();
    assertThat(
            claim(
                verifier,
                tokens.token("till-7", List.of("retailer"), day, Map.of("partner", "northmart"))))
        .isEqualTo("northmart");
  }

  private static Object claim(JwtConsumer verifier, String token) throws Exception {
    return verifier.processToClaims(token).getClaimValue("partner");
  }

  @Test
  void shouldReadRolesAsTokensHaveThem() {
    assertThat(TokenCommand.role("identity-verifier")).isEqualTo(Role.IDENTITY_VERIFIER);
    assertThat(TokenCommand.role("AGENT").claims()).containsExactly("agent", "identity-verifier");
    assertThatThrownBy(() -> TokenCommand.role("root")).hasMessageContaining("root");
  }

  @Test
  void shouldKeepKeysOverStartsReadableByTheirOwnerOnly() throws Exception {
    LocalKeys first = LocalKeys.in(state);
    String secret = first.secretBase64("some-purpose");

    LocalKeys second = LocalKeys.in(state);

    assertThat(second.tokens().publicKeyBase64()).isEqualTo(first.tokens().publicKeyBase64());
    assertThat(second.secretBase64("some-purpose")).isEqualTo(secret);
    assertThat(second.secretBase64("another")).isNotEqualTo(secret);
    Path file = state.resolve("keys/token-private.key");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void shouldNotMakeKeysForAStackThatWasNeverStarted() {
    assertThatThrownBy(() -> LocalKeys.existingIn(state))
        .isInstanceOf(PartFailed.class)
        .hasMessageContaining("deploy/local/up");
    assertThat(state).isEmptyDirectory();
  }

  @Test
  void shouldReadLifetimesAsPeopleWriteThem() {
    assertThat(TokenCommand.lifetime("90s")).isEqualTo(Duration.ofSeconds(90));
    assertThat(TokenCommand.lifetime("1h30m")).isEqualTo(Duration.ofMinutes(90));
    assertThatThrownBy(() -> TokenCommand.lifetime("soon")).hasMessageContaining("soon");
    assertThatThrownBy(() -> TokenCommand.lifetime("0s")).hasMessageContaining("0s");
  }

  private static JwtConsumer verifier(String publicKey) throws Exception {
    PublicKey key =
        KeyFactory.getInstance("RSA")
            .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey)));
    return new JwtConsumerBuilder()
        .setVerificationKey(key)
        .setExpectedIssuer(LocalKeys.ISSUER)
        .setExpectedAudience("payments", "proactive-service")
        .setRequireExpirationTime()
        .setJwsAlgorithmConstraints(
            AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256)
        .build();
  }
}
