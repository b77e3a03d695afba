package io.supportcenter.registration.identity;

import io.supportcenter.kit.values.KeyedHash;
import io.supportcenter.kit.values.KeyedHasher;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Turns what identifies a customer into keyed hashes on arrival, so that the plain text is never
 * stored. Safe for use by several threads.
 */
public final class CustomerHasher {

  private final KeyedHasher hasher;

  public CustomerHasher(KeyedHasher hasher) {
    this.hasher = hasher;
  }

  /**
   * The hashes of the valid references; a till's typing error matches nobody, and neither does a
   * phone number without a country code from a retailer whose region is not known.
   *
   * @param region the retailer's, ISO 3166-1 alpha-2
   */
  public List<KeyedHash> hashes(
      String retailerId, Optional<String> region, List<CustomerReference> customer) {
    return customer.stream()
        .map(reference -> read(reference, retailerId, region))
        .flatMap(result ->
            result instanceof IdentityResult.Valid(Identity identity)
                ? hashes(identity).stream()
                : Stream.empty())
        .distinct()
        .toList();
  }

  /**
   * @param retailerId scopes a loyalty id
   * @param region of its writer, ISO 3166-1 alpha-2
   */
  public IdentityResult read(
      CustomerReference reference, String retailerId, Optional<String> region) {
    return Identities.read(reference.kind(), reference.value(), retailerId, region);
  }

  /**
   * Of what only a receipt's paper says, under every live key.
   *
   * @param canonical the same text for the same proof
   */
  public List<KeyedHash> proofHashes(String retailerId, String canonical) {
    return hasher.toFind("PAPER", retailerId, canonical);
  }

  /** Under every live key. */
  public List<KeyedHash> hashes(Identity identity) {
    return hasher.toFind(identity.kind().name(), identity.scope(), identity.value());
  }
}
