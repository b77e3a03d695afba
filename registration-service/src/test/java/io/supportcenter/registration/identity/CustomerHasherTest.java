package io.supportcenter.registration.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supportcenter.kit.values.KeyedHash;
import io.supportcenter.kit.values.KeyedHasher;
import io.supportcenter.kit.values.VersionedKeys;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CustomerHasherTest {

  private static final String OLD = key(1, "0123456789abcdef0123456789abcdef");
  private static final String NEW = key(2, "fedcba9876543210fedcba9876543210");
  private static final List<CustomerReference> LOYALTY =
      List.of(new CustomerReference(IdentityKind.LOYALTY_ID, "NM-7004-1182"));

  @Test
  void shouldHashKindScopeAndValueWithTheKey() {
    // printf '%s' 'LOYALTY_ID|northmart|NM-7004-1182' | openssl dgst -sha256 -hmac 0123...cdef
    assertThat(hasher(OLD).hashes("northmart", Optional.empty(), LOYALTY))
        .containsExactly(
            new KeyedHash(1, "ad96033fade3611fe58da662665d6f9988f81af6fd0701f7e80f006af5b96b65"));
  }

  @Test
  void shouldFindWhatWasStoredUnderAnOlderKey() {
    List<KeyedHash> stored = hasher(OLD).hashes("northmart", Optional.empty(), LOYALTY);

    assertThat(hasher(OLD, NEW).hashes("northmart", Optional.empty(), LOYALTY))
        .containsAll(stored)
        .hasSize(2);
  }

  @Test
  void shouldNotFindTheLoyaltyIdOfAnotherRetailer() {
    CustomerHasher hasher = hasher(OLD);

    assertThat(hasher.hashes("harbor", Optional.empty(), LOYALTY))
        .doesNotContainAnyElementsOf(hasher.hashes("northmart", Optional.empty(), LOYALTY));
  }

  @Test
  void shouldNotLetAScopeBorderMove() {
    assertThatThrownBy(() -> new Identity(IdentityKind.LOYALTY_ID, "north|mart", "1"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldRefuseWeakOrMissingKeys() {
    Stream.of(new String[] {key(1, "0123456789abcdef")}, new String[0])
        .forEach(keys ->
            assertThatThrownBy(() -> hasher(keys)).isInstanceOf(IllegalArgumentException.class));
  }

  @Test
  void shouldMatchNobodyByATypingError() {
    assertThat(
            hasher(OLD)
                .hashes(
                    "northmart",
                    Optional.empty(),
                    List.of(new CustomerReference(IdentityKind.EMAIL, "a at b"))))
        .isEmpty();
  }

  @Test
  void shouldMatchNobodyByAPhoneNumberOfNoCountry() {
    List<CustomerReference> national =
        List.of(new CustomerReference(IdentityKind.PHONE, "4795550123"));

    assertThat(hasher(OLD).hashes("northmart", Optional.empty(), national)).isEmpty();
    assertThat(hasher(OLD).hashes("northmart", Optional.of("US"), national)).hasSize(1);
  }

  private static CustomerHasher hasher(String... keys) {
    return new CustomerHasher(new KeyedHasher(VersionedKeys.parse(List.of(keys))));
  }

  private static String key(int version, String bytes) {
    return version
        + ":"
        + Base64.getEncoder().encodeToString(bytes.getBytes(StandardCharsets.UTF_8));
  }
}
