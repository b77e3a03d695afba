package io.supportcenter.registration.identity;

import io.supportcenter.kit.values.KeyedHash;
import io.supportcenter.kit.values.KeyedHasher;
import java.util.List;
import java.util.stream.Stream;

/**
 * Turns what identifies a customer into keyed hashes on arrival, so that the plain text is never
 * stored. Safe for use by several threads.
 */
public final class CustomerHasher {

  private final Identities identities;
  private final KeyedHasher hasher;

  public CustomerHasher(Identities identities, KeyedHasher hasher) {
    this.identities = identities;
    this.hasher = hasher;
  }

  /** The hashes of the valid references; a till's typing error matches nobody. */
  public List<KeyedHash> hashes(String retailerId, List<CustomerReference> customer) {
    return customer.stream()
        .map(reference -> read(reference, retailerId))
        .flatMap(result ->
            result instanceof IdentityResult.Valid(Identity identity)
                ? hashes(identity).stream()
                : Stream.empty())
        .distinct()
        .toList();
  }

  /**
   * @param retailerId scopes a loyalty id
   */
  public IdentityResult read(CustomerReference reference, String retailerId) {
    return identities.read(reference.kind(), reference.value(), retailerId);
  }

  /** Under every live key. */
  public List<KeyedHash> hashes(Identity identity) {
    return hasher.toFind(identity.kind().name(), identity.scope(), identity.value());
  }
}
