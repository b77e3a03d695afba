package io.supportcenter.local.tokens;

import java.security.PrivateKey;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** Signs the bearer tokens of a local stack. */
public final class TokenIssuer {

  private final PrivateKey key;

  public TokenIssuer(LocalKeys keys) {
    this.key = keys.pair().getPrivate();
  }

  public String token(Role role, String subject, Duration lifetime) {
    return token(List.of(role), subject, lifetime);
  }

  /** A JWT, RS256, valid from now. */
  public String token(Collection<Role> roles, String subject, Duration lifetime) {
    NumericDate now = NumericDate.now();
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(LocalKeys.ISSUER);
    claims.setSubject(subject);
    claims.setIssuedAt(now);
    claims.setExpirationTime(NumericDate.fromSeconds(now.getValue() + lifetime.toSeconds()));
    claims.setGeneratedJwtId();
    claims.setStringListClaim("groups", roles.stream().map(Role::claim).toList());
    JsonWebSignature signature = new JsonWebSignature();
    signature.setPayload(claims.toJson());
    signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
    signature.setHeader("typ", "JWT");
    signature.setKey(key);
    try {
      return signature.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException("a token cannot be signed", e);
    }
  }
}
