package io.supportcenter.activation.activation.partner;

import io.supportcenter.activation.subscription.Credential;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwe.ContentEncryptionAlgorithmIdentifiers;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/**
 * Subscription information for a provider's eyes only: a JWE (RFC 7516) to its published key, bound
 * to provider and activation, and of no use after some minutes.
 */
final class SubscriptionJwe {

  private static final float MINUTES = 10;

  private SubscriptionJwe() {}

  static String of(String providerId, NewService service, PublicJsonWebKey key) {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer("support-center");
    claims.setAudience(providerId);
    claims.setJwtId(service.activation().toString());
    claims.setIssuedAtToNow();
    claims.setExpirationTimeMinutesInTheFuture(MINUTES);
    claims.setClaim("subscriptionNumber", service.subscription().number().reveal());
    claims.setClaim(
        "credentials",
        service.subscription().credentials().stream().map(SubscriptionJwe::credential).toList());
    JsonWebEncryption jwe = new JsonWebEncryption();
    jwe.setAlgorithmHeaderValue(EncryptionKeys.algorithm(key));
    jwe.setEncryptionMethodHeaderParameter(ContentEncryptionAlgorithmIdentifiers.AES_256_GCM);
    Optional.ofNullable(key.getKeyId()).ifPresent(jwe::setKeyIdHeaderValue);
    jwe.setKey(key.getPublicKey());
    jwe.setPayload(claims.toJson());
    try {
      return jwe.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException("cannot encrypt to the key of " + providerId, e);
    }
  }

  private static Map<String, String> credential(Credential credential) {
    return Map.of("name", credential.name(), "value", credential.value().reveal());
  }
}
