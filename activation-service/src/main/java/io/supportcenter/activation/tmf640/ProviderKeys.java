package io.supportcenter.activation.tmf640;

import io.supportcenter.activation.directory.ProviderEndpoint;
import io.supportcenter.kit.calls.CallOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.Use;
import org.jose4j.lang.JoseException;

/** The keys that providers publish ({@code jwks.json}, RFC 7517) for what only they may read. */
@ApplicationScoped
class ProviderKeys {

  private final ProviderHttp http;
  private final Duration keep;
  private final Map<String, Kept> kept = new ConcurrentHashMap<>();

  ProviderKeys(ProviderHttp http, ProviderHttpConfig config) {
    this.http = http;
    this.keep = config.keysKeep();
  }

  private record Kept(String baseUrl, PublicJsonWebKey key, long atNanos) {}

  /**
   * The provider's newest key.
   *
   * @throws ProviderFault when there is none to be had now; nothing was sent that matters
   */
  PublicJsonWebKey of(ProviderEndpoint provider) throws ProviderFault {
    Kept known = kept.get(provider.id());
    if (known != null
        && known.baseUrl.equals(provider.baseUrl())
        && System.nanoTime() - known.atNanos < keep.toNanos()) {
      return known.key;
    }
    PublicJsonWebKey key = fetch(provider);
    kept.put(provider.id(), new Kept(provider.baseUrl(), key, System.nanoTime()));
    return key;
  }

  /** The provider does not know the key any more. */
  void forget(ProviderEndpoint provider) {
    kept.remove(provider.id());
  }

  private PublicJsonWebKey fetch(ProviderEndpoint provider) throws ProviderFault {
    Optional<PublicJsonWebKey> key;
    try {
      key = encryptionKey(http.get(provider, "/jwks.json"));
    } catch (ProviderFault fault) {
      throw missing(fault.getMessage());
    }
    return key.orElseThrow(() -> missing("no RSA key for encryption"));
  }

  private static Optional<PublicJsonWebKey> encryptionKey(Reply reply) {
    try {
      return new JsonWebKeySet(new String(reply.body(), StandardCharsets.UTF_8))
          .getJsonWebKeys().stream()
              .filter(RsaJsonWebKey.class::isInstance)
              .map(PublicJsonWebKey.class::cast)
              .filter(key -> key.getUse() == null || key.getUse().equals(Use.ENCRYPTION))
              .findFirst();
    } catch (JoseException _) {
      return Optional.empty();
    }
  }

  private static ProviderFault missing(String why) {
    return new ProviderFault(
        new CallOutcome.Retryable("no key of the provider: " + why, Optional.empty()));
  }
}
