package io.supportcenter.local.platform;

import io.supportcenter.local.process.PartFailed;
import io.supportcenter.local.tokens.LocalKeys;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Certificates and passwords of a secured stack, made when first needed and kept in its state
 * folder, readable by their owner only.
 *
 * @param state the state folder
 */
public record Security(Path state, LocalKeys keys) {

  private static final String MARK = "secured";

  /** That of a stack that was started secured on that state folder. */
  public static Optional<Security> of(Path state) {
    return Files.exists(state.resolve(MARK))
        ? Optional.of(new Security(state, LocalKeys.in(state)))
        : Optional.empty();
  }

  /**
   * Makes a new state folder that of a secured stack or of an open one, for good.
   *
   * @throws PartFailed when it is the other kind already
   */
  public static void settle(Path state, boolean secured) throws IOException, InterruptedException {
    boolean used = Files.exists(state.resolve("kafka"));
    if (used && secured != Files.exists(state.resolve(MARK))) {
      throw new PartFailed(
          "%s is the state of a stack that was started %s --secured. To use another: --state DIR; to forget it: --fresh"
              .formatted(state, secured ? "without" : "with"));
    }
    if (secured) {
      new Certificates(state, LocalKeys.in(state)).make();
      Files.writeString(state.resolve(MARK), "");
    }
  }

  /** The certificate, in PEM, that those of all parts are signed with. */
  public Path ca() {
    return Certificates.folder(state).resolve(Certificates.CA + ".crt");
  }

  /** A part's certificate and the one that it is signed with, in PEM. */
  Path certificate(String part) {
    return Certificates.folder(state).resolve(part + ".crt");
  }

  /** A part's private key, in PEM. */
  Path key(String part) {
    return Certificates.folder(state).resolve(part + ".key");
  }

  /** A random one that stays the same for this name. */
  public String password(String name) {
    return keys.password(name);
  }

  /** A client that trusts the stack's certificates and no others. */
  public HttpClient.Builder http() {
    return HttpClient.newBuilder().sslContext(trust());
  }

  private SSLContext trust() {
    try {
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(trusted());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new PartFailed("The certificates in " + state + " are damaged; --fresh makes new", e);
    }
  }

  private KeyStore trusted() throws IOException, GeneralSecurityException {
    return KeyStore.getInstance(
        Certificates.folder(state).resolve(Certificates.TRUSTED).toFile(),
        Certificates.TRUSTED_PASSWORD.toCharArray());
  }

  /** For a JVM that has to trust the stack's certificates and no others. */
  List<String> jvmTrust() {
    return List.of(
        "-Djavax.net.ssl.trustStore=" + Certificates.folder(state).resolve(Certificates.TRUSTED),
        "-Djavax.net.ssl.trustStoreType=PKCS12",
        "-Djavax.net.ssl.trustStorePassword=" + Certificates.TRUSTED_PASSWORD);
  }
}
