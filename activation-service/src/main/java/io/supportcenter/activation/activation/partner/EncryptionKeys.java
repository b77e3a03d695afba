package io.supportcenter.activation.activation.partner;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jose4j.jwe.KeyManagementAlgorithmIdentifiers;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.Use;

/**
 * Which key of a set a subscription is encrypted to (RFC 7517, sections 4.2 to 4.4): one that is
 * meant for encryption and of a kind that we have an algorithm for. One that says so goes before
 * one that does not say what it is for; among equals, the first.
 */
final class EncryptionKeys {

  private static final int RSA_BITS_MIN = 2048;

  private static final Map<String, Set<String>> ALGORITHMS =
      Map.of(
          RsaJsonWebKey.KEY_TYPE,
          Set.of(
              KeyManagementAlgorithmIdentifiers.RSA_OAEP_256,
              KeyManagementAlgorithmIdentifiers.RSA_OAEP),
          EllipticCurveJsonWebKey.KEY_TYPE,
          Set.of(
              KeyManagementAlgorithmIdentifiers.ECDH_ES_A256KW,
              KeyManagementAlgorithmIdentifiers.ECDH_ES_A192KW,
              KeyManagementAlgorithmIdentifiers.ECDH_ES_A128KW,
              KeyManagementAlgorithmIdentifiers.ECDH_ES));

  private static final Map<String, String> ALGORITHM_UNSAID =
      Map.of(
          RsaJsonWebKey.KEY_TYPE, KeyManagementAlgorithmIdentifiers.RSA_OAEP_256,
          EllipticCurveJsonWebKey.KEY_TYPE, KeyManagementAlgorithmIdentifiers.ECDH_ES_A256KW);

  /** Of {@code key_ops}; the last two are for keys that agree on another. */
  private static final Set<String> ENCRYPTING =
      Set.of("encrypt", "wrapKey", "deriveKey", "deriveBits");

  private EncryptionKeys() {}

  static Optional<PublicJsonWebKey> choose(List<JsonWebKey> keys) {
    return keys.stream()
        .filter(PublicJsonWebKey.class::isInstance)
        .map(PublicJsonWebKey.class::cast)
        .filter(EncryptionKeys::mayEncrypt)
        .filter(EncryptionKeys::isSupported)
        .min(Comparator.comparing(key -> !saysEncryption(key)));
  }

  /** The algorithm of the key, by which what is encrypted is found in the header {@code alg}. */
  static String algorithm(PublicJsonWebKey key) {
    return Optional.ofNullable(key.getAlgorithm())
        .orElseGet(() -> ALGORITHM_UNSAID.get(key.getKeyType()));
  }

  private static boolean mayEncrypt(PublicJsonWebKey key) {
    boolean byUse = key.getUse() == null || key.getUse().equals(Use.ENCRYPTION);
    return byUse && (!hasOperations(key) || saysOperation(key));
  }

  private static boolean saysEncryption(PublicJsonWebKey key) {
    return key.getUse() != null || saysOperation(key);
  }

  private static boolean hasOperations(PublicJsonWebKey key) {
    return key.getKeyOps() != null && !key.getKeyOps().isEmpty();
  }

  private static boolean saysOperation(PublicJsonWebKey key) {
    return hasOperations(key) && key.getKeyOps().stream().anyMatch(ENCRYPTING::contains);
  }

  private static boolean isSupported(PublicJsonWebKey key) {
    boolean isLong =
        !(key instanceof RsaJsonWebKey rsa)
            || rsa.getRsaPublicKey().getModulus().bitLength() >= RSA_BITS_MIN;
    return isLong && ALGORITHMS.getOrDefault(key.getKeyType(), Set.of()).contains(algorithm(key));
  }
}
