package io.supportcenter.activation.activation.partner;

import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.partner.NoAnswer;
import io.supportcenter.kit.partner.PartnerAnswer;
import io.supportcenter.kit.partner.PartnerClient;
import io.supportcenter.kit.partner.PartnerEndpoint;
import io.supportcenter.kit.partner.PartnerRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/** The keys that providers publish ({@code jwks.json}, RFC 7517) for what only they may read. */
public final class ProviderKeys {

  private final PartnerClient client;
  private final Duration keep;
  private final Map<String, Kept> kept = new ConcurrentHashMap<>();

  /**
   * @param keep how long a published key is used before it is asked for again
   */
  public ProviderKeys(PartnerClient client, Duration keep) {
    this.client = client;
    this.keep = keep;
  }

  private record Kept(String baseUrl, PublicJsonWebKey key, long atNanos) {}

  /**
   * The provider's key.
   *
   * @throws NoAnswer when none is available now; nothing but the question was sent
   */
  PublicJsonWebKey of(PartnerEndpoint provider) throws NoAnswer {
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

  /** The provider no longer knows the key. */
  void forget(PartnerEndpoint provider) {
    kept.remove(provider.id());
  }

  private PublicJsonWebKey fetch(PartnerEndpoint provider) throws NoAnswer {
    Optional<PublicJsonWebKey> key;
    try {
      key =
          client.exchange(provider, PartnerRequest.get("/jwks.json"), ProviderKeys::encryptionKey);
    } catch (NoAnswer none) {
      throw missing(none.getMessage());
    }
    return key.orElseThrow(() -> missing("no key for encryption"));
  }

  private static Optional<PublicJsonWebKey> encryptionKey(PartnerAnswer answer) {
    try {
      return EncryptionKeys.choose(
          new JsonWebKeySet(new String(answer.body(), StandardCharsets.UTF_8)).getJsonWebKeys());
    } catch (JoseException _) {
      return Optional.empty();
    }
  }

  private static NoAnswer missing(String why) {
    return new NoAnswer(new CallOutcome.Retryable("no key of the provider: " + why));
  }
}
