package io.supportcenter.smsactivation.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.kit.values.KeyedHash;
import io.supportcenter.kit.values.KeyedHasher;
import io.supportcenter.kit.values.VersionedKeys;
import io.supportcenter.smsactivation.sender.SenderHashes;
import io.supportcenter.smsactivation.sms.Msisdn;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What may be stored of pass codes and phone numbers, over a change of the pepper. */
class PassCodeHashTest {

  private static final String OLD = "1:" + pepper(1);
  private static final String NEW = "2:" + pepper(2);
  private final PassCode code = PassCode.random(new Random(1));

  @Test
  void shouldFindWhatAnOlderPepperStored() {
    KeyedHash stored = code.toStore(hasher(OLD));
    KeyedHasher rotated = hasher(OLD, NEW);

    assertThat(code.toFind(rotated)).hasSize(2).contains(stored);
    assertThat(code.toStore(rotated).keyVersion()).isEqualTo(2);
  }

  @Test
  void shouldGiveOtherHashesUnderOtherPeppersAndForOtherKinds() {
    Msisdn phone = new Msisdn("+4915112345678");
    KeyedHasher hasher = hasher(OLD);

    assertThat(code.toStore(hasher).hex())
        .isNotEqualTo(code.toStore(hasher("1:" + pepper(2))).hex());
    assertThat(SenderHashes.of(phone, hasher).current())
        .isNotEqualTo(hasher.toStore("PASS_CODE", phone.e164()));
  }

  @Test
  void shouldKnowASenderUnderTheEarlierPeppersToo() {
    Msisdn phone = new Msisdn("+4915112345678");
    KeyedHash remembered = SenderHashes.of(phone, hasher(OLD)).current();
    SenderHashes rotated = SenderHashes.of(phone, hasher(OLD, NEW));

    assertThat(rotated.earlier()).containsExactly(remembered);
    assertThat(rotated.current().keyVersion()).isEqualTo(2);
  }

  private static KeyedHasher hasher(String... peppers) {
    return new KeyedHasher(VersionedKeys.parse(List.of(peppers)));
  }

  private static String pepper(int seed) {
    byte[] bytes = new byte[32];
    new Random(seed).nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
