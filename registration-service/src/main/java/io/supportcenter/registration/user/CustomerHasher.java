package io.supportcenter.registration.user;

import io.supportcenter.registration.customer.Identities;
import io.supportcenter.registration.customer.IdentityHash;
import io.supportcenter.registration.customer.IdentityHasher;
import io.supportcenter.registration.customer.IdentityResult;
import io.supportcenter.registration.receipt.CustomerReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Turns what identifies a customer into keyed hashes, at once: the plain text goes no further. */
@ApplicationScoped
public class CustomerHasher {

  private final Identities identities;
  private final IdentityHasher hasher;

  CustomerHasher(IdentityConfig config) {
    identities = new Identities(config.defaultRegion());
    Map<Integer, byte[]> keys = keys(config.keys());
    hasher = new IdentityHasher(keys, Collections.max(keys.keySet()));
  }

  /** The hashes of those references that make sense; a till's typing errors find nobody. */
  public List<IdentityHash> hashes(String retailerId, List<CustomerReference> customer) {
    return customer.stream()
        .map(reference -> identities.read(reference.kind(), reference.value(), retailerId))
        .flatMap(result ->
            result instanceof IdentityResult.Valid(var identity)
                ? hasher.hashesToFind(identity).stream()
                : Stream.empty())
        .distinct()
        .toList();
  }

  IdentityResult read(LinkedIdentity linked) {
    return identities.read(linked.kind(), linked.value(), String.valueOf(linked.retailerId()));
  }

  /** Under every live key. */
  List<IdentityHash> hashes(IdentityResult.Valid valid) {
    return hasher.hashesToFind(valid.identity());
  }

  private static Map<Integer, byte[]> keys(List<String> texts) {
    Map<Integer, byte[]> keys = new HashMap<>();
    for (String text : texts) {
      int colon = text.indexOf(':');
      if (colon < 1) {
        throw new IllegalArgumentException("an identity key is written version:base64");
      }
      keys.put(
          Integer.valueOf(text.substring(0, colon).strip()),
          Base64.getDecoder().decode(text.substring(colon + 1).strip()));
    }
    return keys;
  }
}
