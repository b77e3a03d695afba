package io.supportcenter.kit.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyedHasherTest {

  private static final String OLD = base64("0123456789abcdef0123456789abcdef");
  private static final String NEW = base64("fedcba9876543210fedcba9876543210");
  private static final String[] LOYALTY_ID = {"LOYALTY_ID", "northmart", "NM-7004-1182"};

  private final KeyedHasher old = hasher("1:" + OLD);
  private final KeyedHasher rotated = hasher("1:" + OLD, "2:" + NEW);

  @Test
  void shouldHashItsPartsWithTheKey() {
    // printf '%s' 'LOYALTY_ID|northmart|NM-7004-1182' | openssl dgst -sha256 -hmac 0123...cdef
    assertThat(old.toStore(LOYALTY_ID))
        .isEqualTo(
            new KeyedHash(1, "ad96033fade3611fe58da662665d6f9988f81af6fd0701f7e80f006af5b96b65"));
  }

  @Test
  void shouldFindWhatWasStoredUnderAnOlderKey() {
    KeyedHash stored = old.toStore(LOYALTY_ID);

    assertThat(rotated.toFind(LOYALTY_ID)).containsExactly(rotated.toStore(LOYALTY_ID), stored);
    assertThat(rotated.toStore(LOYALTY_ID).keyVersion()).isEqualTo(2);
  }

  @Test
  void shouldFindWhatAnotherInstanceStoresUnderAKeyThatIsNotCurrentHere() {
    VersionedKeys keys = VersionedKeys.parse(List.of("1:" + OLD, "2:" + NEW));
    KeyedHasher before = new KeyedHasher(keys.withCurrent(1));

    assertThat(before.toStore(LOYALTY_ID)).isEqualTo(old.toStore(LOYALTY_ID));
    assertThat(before.toFind(LOYALTY_ID))
        .containsExactly(old.toStore(LOYALTY_ID), rotated.toStore(LOYALTY_ID));
  }

  @Test
  void shouldGiveOtherHashesForOtherKindsAndUnderOtherKeys() {
    assertThat(old.toStore("PASS_CODE", "7")).isNotEqualTo(old.toStore("SENDER", "7"));
    assertThat(old.toStore("SENDER", "7").hex())
        .isNotEqualTo(hasher("1:" + NEW).toStore("SENDER", "7").hex());
  }

  @Test
  void shouldNotLetABorderMove() {
    assertThatIllegalArgumentException().isThrownBy(() -> old.toStore("north|mart", "1"));
    assertThat(old.toFind("north", "mart|1")).doesNotContainAnyElementsOf(old.toFind("north", "1"));
  }

  @Test
  void shouldRefuseAWeakKey() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> hasher("1:" + base64("0123456789abcdef0123456789abcde")));
  }

  @Test
  void shouldOrderHashesByVersionFirst() {
    assertThat(new KeyedHash(2, "aa"))
        .isGreaterThan(new KeyedHash(1, "bb"))
        .isLessThan(new KeyedHash(2, "ab"))
        .isLessThan(new KeyedHash(10, "aa"));
  }

  private static KeyedHasher hasher(String... keys) {
    return new KeyedHasher(VersionedKeys.parse(List.of(keys)));
  }

  private static String base64(String key) {
    return Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }
}
