package io.supportcenter.registration.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supportcenter.kit.values.KeyedHash;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IdentityHasherTest {
  private static final byte[] OLD =
      "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);
  private static final byte[] NEW =
      "fedcba9876543210fedcba9876543210".getBytes(StandardCharsets.UTF_8);
  private static final Identity LOYALTY =
      new Identity(IdentityKind.LOYALTY_ID, "northmart", "NM-7004-1182");

  @Test
  void shouldHashKindScopeAndValueWithTheKey() {
    // printf '%s' 'LOYALTY_ID|northmart|NM-7004-1182' | openssl dgst -sha256 -hmac 0123...cdef
    assertThat(new IdentityHasher(Map.of(1, OLD), 1).hashToStore(LOYALTY))
        .isEqualTo(
            new KeyedHash(1, "ad96033fade3611fe58da662665d6f9988f81af6fd0701f7e80f006af5b96b65"));
  }

  @Test
  void shouldFindWhatWasStoredUnderAnOlderKey() {
    KeyedHash stored = new IdentityHasher(Map.of(1, OLD), 1).hashToStore(LOYALTY);
    IdentityHasher rotated = new IdentityHasher(Map.of(1, OLD, 2, NEW), 2);
    assertThat(rotated.hashesToFind(LOYALTY)).contains(stored).hasSize(2);
    assertThat(rotated.hashToStore(LOYALTY).keyVersion()).isEqualTo(2);
  }

  @Test
  void shouldNotFindTheLoyaltyIdOfAnotherRetailer() {
    IdentityHasher hasher = new IdentityHasher(Map.of(1, OLD), 1);
    Identity other = new Identity(IdentityKind.LOYALTY_ID, "harbor", LOYALTY.value());
    assertThat(hasher.hashesToFind(other))
        .doesNotContainAnyElementsOf(hasher.hashesToFind(LOYALTY));
  }

  @Test
  void shouldNotLetAScopeBorderMove() {
    assertThatThrownBy(() -> new Identity(IdentityKind.LOYALTY_ID, "north|mart", "1"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldRefuseWeakOrMissingKeys() {
    List<Map<Integer, byte[]>> wrong = List.of(Map.of(1, new byte[31]), Map.of(2, OLD), Map.of());
    wrong.forEach(keys ->
        assertThatThrownBy(() -> new IdentityHasher(keys, 1))
            .isInstanceOf(IllegalArgumentException.class));
  }
}
