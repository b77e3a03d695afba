package io.supportcenter.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supportcenter.local.process.PartFailed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecurityTest {

  private static final PlatformPorts PORTS = new PlatformPorts(1, 2, 3, 4, 5, 6, 7);

  @TempDir private Path state;

  @Test
  void shouldMakeCertificatesThatItsAuthoritySignedAndKeepThem() throws Exception {
    Security.settle(state, true);
    Security security = Security.of(state).orElseThrow();

    X509Certificate broker = read(security.certificate("broker"));
    broker.verify(read(security.ca()).getPublicKey());
    assertThat(broker.getSubjectX500Principal().getName()).isEqualTo("CN=broker");
    assertThat(broker.getSubjectAlternativeNames())
        .contains(List.<Object>of(7, "127.0.0.1"), List.<Object>of(2, "localhost"));
    assertThat(read(security.ca()).getBasicConstraints()).isNotNegative();
    assertThat(broker.getBasicConstraints()).isNegative();
    Security.settle(state, true);
    assertThat(read(security.certificate("broker"))).isEqualTo(broker);
    assertThat(state.resolve("tls/ca.key")).doesNotExist();
    security.http().build().close();
  }

  @Test
  void shouldShowKeysAndPasswordsToTheirOwnerOnly() throws Exception {
    Security.settle(state, true);
    Security security = Security.of(state).orElseThrow();

    assertThat(permissions(security.key("broker"))).isEqualTo("rw-------");
    assertThat(permissions(state.resolve("tls"))).isEqualTo("rwx------");
    assertThat(security.password("kafka-northmart"))
        .matches("[A-Za-z0-9_-]{43}")
        .isEqualTo(security.password("kafka-northmart"))
        .isNotEqualTo(security.password("kafka-harbor-electronics"));
    assertThat(PlatformAccess.of(state, PORTS).kafka("northmart"))
        .containsEntry("security.protocol", "SASL_SSL")
        .containsEntry("sasl.mechanism", "SCRAM-SHA-512");
    assertThat(PlatformAccess.of(state, PORTS).jdbcUrl("registry"))
        .endsWith("/registry?sslmode=verify-full&sslrootcert=" + security.ca());
    try (Stream<Path> keys = Files.list(state.resolve("keys"))) {
      assertThat(keys)
          .isNotEmpty()
          .allSatisfy(file -> assertThat(permissions(file)).isEqualTo("rw-------"));
    }
  }

  @Test
  void shouldNotMixASecuredStackWithAnOpenOne() throws Exception {
    Security.settle(state, true);
    Files.createDirectory(state.resolve("kafka"));

    assertThatThrownBy(() -> Security.settle(state, false))
        .isInstanceOf(PartFailed.class)
        .hasMessageContaining("with --secured");
    Files.delete(state.resolve("secured"));
    assertThatThrownBy(() -> Security.settle(state, true))
        .isInstanceOf(PartFailed.class)
        .hasMessageContaining("without --secured");
    assertThat(PlatformAccess.of(state, PORTS).kafka("northmart"))
        .containsOnlyKeys("bootstrap.servers");
  }

  private static X509Certificate read(Path file) throws Exception {
    try (InputStream pem = Files.newInputStream(file)) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
    }
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
