package io.supportcenter.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supportcenter.events.UserState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registry whose certificate only its own CA vouches for. */
class RegistryTlsTest {

  private static final String PASSWORD = "changeit";

  @TempDir Path folder;
  private StubRegistry registry;
  private Path caFile;

  @BeforeEach
  void start() throws Exception {
    caFile = folder.resolve("ca.pem");
    keytool(
        "-genkeypair",
        "-keyalg",
        "EC",
        "-alias",
        "registry",
        "-dname",
        "CN=registry",
        "-ext",
        "san=ip:127.0.0.1",
        "-ext",
        "bc=ca:true",
        "-storetype",
        "PKCS12");
    keytool("-exportcert", "-rfc", "-alias", "registry", "-file", caFile.toString());
    registry = new StubRegistry(identity());
    registry.has(7, UserState.getClassSchema().toString());
  }

  @AfterEach
  void stop() {
    registry.close();
  }

  @Test
  void shouldAskARegistryWhoseCaIsGiven() {
    RegistryAccess access = registry.access(Optional.of(caFile));

    assertThat(new RegistryLookup(access, registry.url()).schema(7)).isPresent();
  }

  @Test
  void shouldNotTrustARegistryWhoseCaIsNot() {
    assertThatThrownBy(() -> new RegistryLookup(registry.access(), registry.url()).schema(7))
        .isInstanceOf(RegistryUnavailable.class);
    assertThat(registry.asked()).isEmpty();
  }

  @Test
  void shouldGiveItsCredentialsAndCaToTheSerializer() {
    try (EventCodec codec = EventCodec.connect(registry.access(Optional.of(caFile)))) {
      assertThatThrownBy(() ->
              codec.encode(
                  Topics.USERS,
                  EventCodec.sample(UserState.getClassSchema(), EventClasses.create())))
          .as("the registry has nothing that the serializer asks for")
          .isInstanceOf(RegistryUnavailable.class);
    }
    assertThat(registry.authorizations()).isNotEmpty().containsOnly("Basic Y2VudHJlOnNlY3JldA==");
  }

  private SSLContext identity() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(folder.resolve("store.p12"))) {
      store.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private void keytool(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(
        List.of("-keystore", folder.resolve("store.p12").toString(), "-storepass", PASSWORD));
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }
}
