package io.supportcenter.local.tokens;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/**
 * Signs bearer tokens: JWTs with RS256 that are valid from now.
 *
 * @param audience the services that they are for, as {@code quarkus.oidc.token.audience} there
 */
public record TokenIssuer(KeyPair keys, String issuer, List<String> audience) implements Tokens {

  private static final int RSA_BITS = 2048;
  private static final List<String> PARTNERS =
      Stream.of(Role.values()).filter(Role::isPartners).map(Role::claim).toList();

  public static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(RSA_BITS);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** X.509 form of the public key in base64, without header lines. */
  public String publicKeyBase64() {
    return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
  }

  @Override
  public String token(Role role, String subject, Duration lifetime) {
    return token(subject, role.claims(), lifetime, Map.of());
  }

  /**
   * The partner of a back end's token is its subject, unless the claims say otherwise.
   *
   * @param claims further ones
   */
  public String token(
      String subject, List<String> roles, Duration lifetime, Map<String, Object> claims) {
    NumericDate now = NumericDate.now();
    JwtClaims all = new JwtClaims();
    all.setIssuer(issuer);
    all.setSubject(subject);
    all.setIssuedAt(now);
    all.setExpirationTime(NumericDate.fromSeconds(now.getValue() + lifetime.toSeconds()));
    all.setGeneratedJwtId();
    all.setAudience(audience);
    all.setStringListClaim("groups", roles);
    if (!Collections.disjoint(roles, PARTNERS)) {
      all.setStringClaim("partner", subject);
    }
    claims.forEach(all::setClaim);
    JsonWebSignature signature = new JsonWebSignature();
    signature.setPayload(all.toJson());
    signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
    signature.setHeader("typ", "JWT");
    signature.setKey(keys.getPrivate());
    try {
      return signature.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException("signing a token failed", e);
    }
  }
}
