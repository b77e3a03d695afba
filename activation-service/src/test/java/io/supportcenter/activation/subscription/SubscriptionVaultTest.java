package io.supportcenter.activation.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.supportcenter.activation.provider.ProviderId;
import io.supportcenter.kit.values.UserId;
import io.supportcenter.kit.values.VersionedKeys;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SubscriptionVaultTest {

  private static final UUID ID = new UUID(1, 2);
  private static final Binding BINDING =
      new Binding(new UserId("ada"), new ProviderId("skywave-radio"), ID);
  private static final SubscriptionInformation SUBSCRIPTION =
      new SubscriptionInformation(
          new Secret("SW-4711"),
          List.of(
              new Credential("user", new Secret("ada@example.org")),
              new Credential("pin", new Secret("\u00fcn-\ud83d\udd11-2580"))));

  private final SubscriptionVault vault = SubscriptionVault.of(keys(key(1)));

  @Test
  void shouldOpenWhatItSealed() {
    SubscriptionInformation opened = vault.open(vault.seal(SUBSCRIPTION, BINDING), BINDING);

    assertThat(opened.number().reveal()).isEqualTo("SW-4711");
    assertThat(opened.credentials()).extracting(Credential::name).containsExactly("user", "pin");
    assertThat(opened.credentials().getLast().value().reveal())
        .isEqualTo(SUBSCRIPTION.credentials().getLast().value().reveal());
  }

  @Test
  void shouldShowNothingOfWhatIsInside() {
    String sealed =
        new String(vault.seal(SUBSCRIPTION, BINDING).ciphertext(), StandardCharsets.ISO_8859_1);

    assertThat(sealed).doesNotContain("SW-4711", "ada", "2580", "pin");
    assertThat(SUBSCRIPTION.toString()).doesNotContain("SW-4711", "ada@", "2580");
  }

  @Test
  void shouldNotOpenForAnotherUserProviderActivationOrSchemaVersion() {
    SealedSubscription sealed = vault.seal(SUBSCRIPTION, BINDING);

    refused(sealed, new Binding(new UserId("bob"), BINDING.provider(), ID));
    refused(sealed, new Binding(BINDING.user(), new ProviderId("other"), ID));
    refused(sealed, new Binding(BINDING.user(), BINDING.provider(), new UUID(1, 3)));
    refused(new SealedSubscription(2, sealed.ciphertext()), BINDING);
  }

  @Test
  void shouldNotMixUpTheEndOfOneIdWithTheBeginningOfTheNext() {
    Binding one = new Binding(new UserId("a|1:b"), new ProviderId("c"), ID);
    Binding other = new Binding(new UserId("a"), new ProviderId("b|1:c"), ID);

    refused(vault.seal(SUBSCRIPTION, one), other);
  }

  @Test
  void shouldNotOpenWhatWasTamperedWith() {
    byte[] bytes = vault.seal(SUBSCRIPTION, BINDING).ciphertext();
    bytes[bytes.length - 1] ^= 1;

    refused(new SealedSubscription(1, bytes), BINDING);
  }

  @Test
  void shouldOpenWithAnOlderKeyAndSealWithTheCurrentOne() {
    SubscriptionVault rotated = SubscriptionVault.of(keys(key(1), key(2)));

    assertThat(rotated.open(vault.seal(SUBSCRIPTION, BINDING), BINDING)).isNotNull();
    SealedSubscription sealed = rotated.seal(SUBSCRIPTION, BINDING);
    refused(sealed, BINDING);
    assertThat(rotated.open(sealed, BINDING)).isNotNull();
  }

  @Test
  void shouldRefuseKeysThatCannotBeUsed() {
    assertThatIllegalArgumentException().isThrownBy(() -> SubscriptionVault.of(keys()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SubscriptionVault.of(keys(new byte[16])))
        .withMessageContaining("key 1");
  }

  /** The highest version, which is current, is the last one. */
  private static VersionedKeys keys(byte[]... keys) {
    return VersionedKeys.parse(
        IntStream.range(0, keys.length)
            .mapToObj(i -> (i + 1) + ":" + Base64.getEncoder().encodeToString(keys[i]))
            .toList());
  }

  private void refused(SealedSubscription sealed, Binding binding) {
    assertThatIllegalArgumentException().isThrownBy(() -> vault.open(sealed, binding));
  }

  private static byte[] key(int fill) {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) fill);
    return key;
  }
}
