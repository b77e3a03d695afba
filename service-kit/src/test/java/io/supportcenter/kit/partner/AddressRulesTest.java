package io.supportcenter.kit.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {

  private static final AddressRules PUBLIC = AddressRules.of(List.of(), false);

  @ParameterizedTest
  @ValueSource(strings = {"https://93.184.215.14/api", "https://[2606:4700::1111]:8443"})
  void shouldAllowPublicAddresses(String url) throws UnknownHostException {
    assertThat(PUBLIC.refusal(URI.create(url))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1",
        "https://localhost",
        "https://0.0.0.0",
        "https://10.1.2.3",
        "https://100.64.0.1",
        "https://169.254.169.254",
        "https://172.31.255.255",
        "https://192.168.0.1",
        "https://198.19.0.1",
        "https://224.0.0.1",
        "https://255.255.255.255",
        "https://[::]",
        "https://[::1]",
        "https://[::ffff:10.0.0.1]",
        "https://[64:ff9b::a00:1]",
        "https://[fe80::1]",
        "https://[fd00:ec2::254]",
        "https://[ff02::1]",
        "https://[2002:a00:1::]"
      })
  void shouldRefuseAddressesThatAreNotPublic(String url) throws UnknownHostException {
    assertThat(PUBLIC.refusal(URI.create(url)))
        .hasValueSatisfying(reason -> assertThat(reason).contains("public"));
  }

  @Test
  void shouldAllowTheNetworksThatTheOperatorNames() throws UnknownHostException {
    AddressRules rules = AddressRules.of(List.of("10.1.0.0/16", "fd00:1::/33"), false);

    assertThat(rules.refusal(URI.create("https://10.1.255.1"))).isEmpty();
    assertThat(rules.refusal(URI.create("https://[fd00:1:7fff::1]"))).isEmpty();
    assertThat(rules.refusal(URI.create("https://10.2.0.1"))).isPresent();
    assertThat(rules.refusal(URI.create("https://[fd00:1:8000::1]"))).isPresent();
  }

  @Test
  void shouldRequireHttpsUnlessHttpIsAllowed() throws UnknownHostException {
    URI plain = URI.create("http://93.184.215.14");

    assertThat(PUBLIC.refusal(plain)).contains("must be an https URL");
    assertThat(AddressRules.of(List.of(), true).refusal(plain)).isEmpty();
  }

  @Test
  void shouldSayThatAHostHasNoAddress() {
    assertThatExceptionOfType(UnknownHostException.class)
        .isThrownBy(() -> PUBLIC.refusal(URI.create("https://shop.invalid")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0", "10.0.0.0/33", "10.0.0.0/-1", "example.org/8", "10/8/8", ""})
  void shouldRefuseWhatIsNotARange(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> AddressRules.of(List.of(text), false));
  }
}
