package io.supportcenter.kit.testing;

import io.supportcenter.local.tokens.TokenIssuer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Bearer tokens that the application under test trusts. The key pair is in system properties, since
 * test classes and test resources may be loaded by different class loaders.
 */
public final class TestTokens {

  static final String ISSUER = "https://support-center.test";
  static final String AUDIENCE = "support-center-test";

  private static final String PRIVATE = "support-center.test.private-key";
  private static final String PUBLIC = "support-center.test.public-key";
  private static final Duration LIFETIME = Duration.ofMinutes(30);

  private TestTokens() {}

  public static String of(String subject, String... roles) {
    return of(subject, Map.of(), roles);
  }

  public static String of(String subject, Map<String, Object> claims, String... roles) {
    return lasting(LIFETIME, subject, claims, roles);
  }

  public static String lasting(
      Duration lifetime, String subject, Map<String, Object> claims, String... roles) {
    return new TokenIssuer(keys(), ISSUER, List.of(AUDIENCE))
        .token(subject, List.of(roles), lifetime, claims);
  }

  /** For {@code quarkus.oidc.public-key}. */
  public static synchronized String publicKey() {
    if (System.getProperty(PUBLIC) == null) {
      KeyPair pair = TokenIssuer.newKeys();
      System.setProperty(PRIVATE, base64(pair.getPrivate().getEncoded()));
      System.setProperty(PUBLIC, base64(pair.getPublic().getEncoded()));
    }
    return System.getProperty(PUBLIC);
  }

  private static KeyPair keys() {
    byte[] verifying = Base64.getDecoder().decode(publicKey());
    byte[] signing = Base64.getDecoder().decode(System.getProperty(PRIVATE));
    try {
      KeyFactory factory = KeyFactory.getInstance("RSA");
      return new KeyPair(
          factory.generatePublic(new X509EncodedKeySpec(verifying)),
          factory.generatePrivate(new PKCS8EncodedKeySpec(signing)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
