package io.supportcenter.smsactivation.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyedHasherTest {

  private static final byte[] OLD = pepper(1);
  private static final byte[] NEW = pepper(2);
  private final PassCode code = PassCode.random(new Random(1));

  @Test
  void shouldFindWhatAnOlderPepperStored() {
    KeyedHash stored = new KeyedHasher(Map.of(1, OLD), 1).toStore(code);
    KeyedHasher rotated = new KeyedHasher(Map.of(1, OLD, 2, NEW), 2);

    assertThat(rotated.toFind(code)).hasSize(2).contains(stored);
    assertThat(rotated.toStore(code).pepperVersion()).isEqualTo(2);
  }

  @Test
  void shouldGiveOtherHashesUnderOtherPeppersAndForOtherKinds() {
    KeyedHasher one = new KeyedHasher(Map.of(1, OLD), 1);
    KeyedHasher other = new KeyedHasher(Map.of(1, NEW), 1);

    assertThat(one.toStore(code).hex()).isNotEqualTo(other.toStore(code).hex());
    assertThat(one.toStore(code)).isNotEqualTo(one.ofSender(code.canonical()).current());
  }

  @Test
  void shouldKnowASenderUnderTheEarlierPeppersToo() {
    String number = "+4915112345678";
    KeyedHash remembered = new KeyedHasher(Map.of(1, OLD), 1).ofSender(number).current();
    KeyedHasher rotated = new KeyedHasher(Map.of(1, OLD, 2, NEW), 2);

    assertThat(rotated.ofSender(number).earlier()).containsExactly(remembered);
    assertThat(rotated.ofSender(number).current().pepperVersion()).isEqualTo(2);
  }

  @Test
  void shouldRefuseWeakOrMissingPeppers() {
    assertThatThrownBy(() -> new KeyedHasher(Map.of(1, new byte[31]), 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new KeyedHasher(Map.of(1, OLD), 2))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] pepper(int seed) {
    byte[] bytes = new byte[32];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
