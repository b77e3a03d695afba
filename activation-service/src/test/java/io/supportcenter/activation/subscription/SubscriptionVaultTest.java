package io.supportcenter.activation.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.supportcenter.activation.provider.ProviderId;
import io.supportcenter.kit.values.UserId;
import io.supportcenter.kit.values.Vault;
import io.supportcenter.kit.values.VersionedKeys;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
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

  private final SubscriptionVault vault = new SubscriptionVault(Vault.of(keys()));

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

  private void refused(SealedSubscription sealed, Binding binding) {
    assertThatIllegalArgumentException().isThrownBy(() -> vault.open(sealed, binding));
  }

  private static VersionedKeys keys() {
    return VersionedKeys.parse(List.of("1:" + Base64.getEncoder().encodeToString(new byte[32])));
  }
}
