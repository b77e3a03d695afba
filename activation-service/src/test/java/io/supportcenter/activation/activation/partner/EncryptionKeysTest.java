package io.supportcenter.activation.activation.partner;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.activation.device.DeviceInformation;
import io.supportcenter.activation.provider.PlanId;
import io.supportcenter.activation.subscription.Credential;
import io.supportcenter.activation.subscription.Secret;
import io.supportcenter.activation.subscription.SubscriptionInformation;
import io.supportcenter.kit.values.UserId;
import java.util.List;
import java.util.UUID;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncryptionKeysTest {

  private final PublicJsonWebKey first = rsa(2048);
  private final PublicJsonWebKey second = rsa(2048);

  @Test
  void shouldTakeTheFirstOfKeysThatDoNotSayWhatTheyAreFor() {
    assertThat(chosen(first, second)).isEqualTo("first");
  }

  @Test
  void shouldTakeTheKeyThatIsMeantForEncryption() {
    first.setUse("sig");
    assertThat(chosen(first, second)).isEqualTo("second");
    second.setUse("enc");
    assertThat(chosen(first, second)).isEqualTo("second");
    first.setUse(null);
    assertThat(chosen(first, second)).as("said goes before not said").isEqualTo("second");
  }

  @ParameterizedTest
  @ValueSource(strings = {"encrypt", "wrapKey", "deriveKey"})
  void shouldTakeTheKeyWhoseOperationsEncrypt(String operation) {
    first.setKeyOps(List.of("verify"));
    second.setKeyOps(List.of(operation));

    assertThat(chosen(first, second)).isEqualTo("second");
    assertThat(chosen(first)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"RS256", "PS256", "RSA1_5", "unknown"})
  void shouldNotTakeAKeyForAnAlgorithmThatWeDoNotHave(String algorithm) {
    first.setAlgorithm(algorithm);

    assertThat(chosen(first, second)).isEqualTo("second");
  }

  @Test
  void shouldNotTakeAKeyThatIsTooShort() {
    assertThat(chosen(rsa(1024))).isEmpty();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"RSA-OAEP-256", "RSA-OAEP"})
  void shouldEncryptToAnRsaKey(String algorithm) throws JoseException {
    first.setAlgorithm(algorithm);

    assertOpens(first);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"ECDH-ES", "ECDH-ES+A128KW", "ECDH-ES+A256KW"})
  void shouldEncryptToAnEllipticCurveKey(String algorithm) throws JoseException {
    PublicJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
    key.setAlgorithm(algorithm);

    assertOpens(key);
  }

  private static void assertOpens(PublicJsonWebKey key) throws JoseException {
    NewService service =
        new NewService(
            UUID.randomUUID(),
            new UserId("ada"),
            new PlanId("everywhere"),
            new DeviceInformation("Aurelia Audio", "AX-700", "1"),
            new SubscriptionInformation(
                new Secret("SW-1"), List.of(new Credential("pin", new Secret("2580")))));
    PublicJsonWebKey published =
        EncryptionKeys.choose(
                new JsonWebKeySet(new JsonWebKeySet(key).toJson(OutputControlLevel.PUBLIC_ONLY))
                    .getJsonWebKeys())
            .orElseThrow();
    JsonWebEncryption opening = new JsonWebEncryption();
    opening.setCompactSerialization(SubscriptionJwe.of("radio", service, published));
    opening.setKey(key.getPrivateKey());

    assertThat(opening.getPayload()).contains("SW-1", "2580");
  }

  private String chosen(PublicJsonWebKey... keys) {
    first.setKeyId("first");
    second.setKeyId("second");
    return EncryptionKeys.choose(List.of(keys)).map(PublicJsonWebKey::getKeyId).orElse("");
  }

  private static PublicJsonWebKey rsa(int bits) {
    try {
      return RsaJwkGenerator.generateJwk(bits);
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }
}
