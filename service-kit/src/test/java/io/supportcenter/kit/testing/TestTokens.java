package io.supportcenter.kit.testing;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;

/**
 * Bearer tokens that the application under test trusts. The key pair lives in system properties,
 * since test classes and test resources may be loaded by different class loaders.
 */
public final class TestTokens {

  private static final String PRIVATE = "support-center.test.private-key";
  private static final String PUBLIC = "support-center.test.public-key";

  private TestTokens() {}

  public static String of(String subject, String... roles) {
    return of(subject, Map.of(), roles);
  }

  public static String of(String subject, Map<String, Object> claims, String... roles) {
    publicKey();
    JwtClaimsBuilder token =
        Jwt.subject(subject)
            .issuer("https://support-center.test")
            .groups(Set.of(roles))
            .expiresIn(Duration.ofMinutes(30));
    claims.forEach(token::claim);
    return token.sign(privateKey());
  }

  /** For {@code quarkus.oidc.public-key}. */
  public static synchronized String publicKey() {
    if (System.getProperty(PUBLIC) == null) {
      KeyPair pair = newPair();
      System.setProperty(PRIVATE, base64(pair.getPrivate().getEncoded()));
      System.setProperty(PUBLIC, base64(pair.getPublic().getEncoded()));
    }
    return System.getProperty(PUBLIC);
  }

  private static KeyPair newPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PrivateKey privateKey() {
    try {
      return KeyFactory.getInstance("RSA")
          .generatePrivate(
              new PKCS8EncodedKeySpec(Base64.getDecoder().decode(System.getProperty(PRIVATE))));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
