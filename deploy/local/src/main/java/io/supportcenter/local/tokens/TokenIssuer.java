package io.supportcenter.local.tokens;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** Signs bearer tokens: JWTs with RS256 that are valid from now. */
public record TokenIssuer(KeyPair keys, String issuer) {

  private static final int RSA_BITS = 2048;

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

  public String token(Role role, String subject, Duration lifetime) {
    return token(subject, List.of(role.claim()), lifetime, Map.of());
  }

  /**
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
    all.setStringListClaim("groups", roles);
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
