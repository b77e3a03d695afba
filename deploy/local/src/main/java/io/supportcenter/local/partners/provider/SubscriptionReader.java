package io.supportcenter.local.partners.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.supportcenter.local.partners.http.Json;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwe.ContentEncryptionAlgorithmIdentifiers;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwe.KeyManagementAlgorithmIdentifiers;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;

/** A provider's key pair, new at every start, and what was encrypted to it. */
final class SubscriptionReader {

  private final RsaJsonWebKey key;

  SubscriptionReader(String providerId) {
    try {
      key = RsaJwkGenerator.generateJwk(2048);
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
    key.setUse("enc");
    key.setKeyId(providerId + "-" + Long.toHexString(System.nanoTime()));
  }

  /** Number and credentials that a user has given. */
  record Given(String number, Map<String, String> credentials) {}

  Map<String, Object> publicKey() {
    return key.toParams(OutputControlLevel.PUBLIC_ONLY);
  }

  /** Whether it was encrypted to this key. */
  boolean isMine(String jwe) {
    try {
      return key.getKeyId().equals(encryption(jwe).getKeyIdHeaderValue());
    } catch (JoseException _) {
      return false;
    }
  }

  /** Empty when it does not open, is for another provider, or is too old. */
  Optional<Given> read(String jwe, String providerId) {
    try {
      JsonWebEncryption encryption = encryption(jwe);
      encryption.setKey(key.getPrivateKey());
      JsonNode claims = Json.MAPPER.readTree(encryption.getPayload());
      boolean isFresh = claims.path("exp").asLong() * 1000 > System.currentTimeMillis();
      boolean isForUs = claims.path("aud").asText().equals(providerId);
      return isFresh && isForUs ? Optional.of(given(claims)) : Optional.empty();
    } catch (JoseException | IOException _) {
      return Optional.empty();
    }
  }

  private static JsonWebEncryption encryption(String jwe) throws JoseException {
    JsonWebEncryption encryption = new JsonWebEncryption();
    encryption.setAlgorithmConstraints(
        new AlgorithmConstraints(
            AlgorithmConstraints.ConstraintType.PERMIT,
            KeyManagementAlgorithmIdentifiers.RSA_OAEP_256));
    encryption.setContentEncryptionAlgorithmConstraints(
        new AlgorithmConstraints(
            AlgorithmConstraints.ConstraintType.PERMIT,
            ContentEncryptionAlgorithmIdentifiers.AES_256_GCM));
    encryption.setCompactSerialization(jwe);
    return encryption;
  }

  private static Given given(JsonNode claims) {
    Map<String, String> credentials = new HashMap<>();
    claims
        .path("credentials")
        .forEach(c -> credentials.put(c.path("name").asText(), c.path("value").asText()));
    return new Given(claims.path("subscriptionNumber").asText(), credentials);
  }
}
