package io.supportcenter.local.platform;

import io.supportcenter.local.process.PartFailed;
import io.supportcenter.local.tokens.LocalKeys;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An authority of this stack, and a certificate of each part that it has signed, for the loopback
 * address. The JDK's keytool makes them.
 */
final class Certificates {

  static final String CA = "ca";

  /** Holds the authority's certificate as the JDK reads it, which wants a password. */
  static final String TRUSTED = "trusted.p12";

  static final String TRUSTED_PASSWORD = "certificates";

  static final List<String> PARTS = List.of("broker", "postgres", "registry", "keycloak");

  private static final Base64.Encoder PEM = Base64.getMimeEncoder(64, new byte[] {'\n'});
  private static final String DAYS = "3650";

  private final Path state;
  private final LocalKeys keys;

  Certificates(Path state, LocalKeys keys) {
    this.state = state;
    this.keys = keys;
  }

  static Path folder(Path state) {
    return state.resolve("tls");
  }

  /** Makes them unless they are there. */
  void make() throws IOException, InterruptedException {
    if (Files.exists(folder(state))) {
      return;
    }
    // Under another name first, so that a folder that has its final name is complete.
    Path unfinished = state.resolve("tls.new");
    Folders.delete(unfinished);
    Files.createDirectory(
        unfinished,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Path store = unfinished.resolve("store.p12");
    String password = keys.password("tls-store");
    keytool(store, password, CA, "-ext", "bc:critical=ca:true", "-ext", "ku:critical=keyCertSign");
    for (String part : PARTS) {
      keytool(
          store,
          password,
          part,
          "-signer",
          CA,
          "-ext",
          "san=ip:127.0.0.1,dns:localhost",
          "-ext",
          "eku=serverAuth,clientAuth");
    }
    try {
      write(unfinished, KeyStore.getInstance(store.toFile(), password.toCharArray()), password);
    } catch (GeneralSecurityException e) {
      throw new PartFailed("the certificates are not made: " + e.getMessage(), e);
    }
    // What nobody has is misused by nobody: the authority signs nothing after this.
    Files.delete(store);
    Files.move(unfinished, folder(state), StandardCopyOption.ATOMIC_MOVE);
  }

  private void keytool(Path store, String password, String name, String... options)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-genkeypair",
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass:env",
                "STORE_PASSWORD",
                "-alias",
                name,
                "-dname",
                "CN=" + name,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                DAYS));
    command.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("STORE_PASSWORD", password);
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new PartFailed("keytool did not make the certificate of " + name + ": " + output);
    }
  }

  private static void write(Path folder, KeyStore store, String password)
      throws IOException, GeneralSecurityException {
    Certificate ca = store.getCertificate(CA);
    secret(folder.resolve(CA + ".crt"), pem("CERTIFICATE", ca.getEncoded()));
    for (String part : PARTS) {
      List<String> chain = new ArrayList<>();
      for (Certificate certificate : store.getCertificateChain(part)) {
        chain.add(pem("CERTIFICATE", certificate.getEncoded()));
      }
      secret(folder.resolve(part + ".crt"), chain.stream().collect(Collectors.joining()));
      byte[] key = store.getKey(part, password.toCharArray()).getEncoded();
      secret(folder.resolve(part + ".key"), pem("PRIVATE KEY", key));
      Arrays.fill(key, (byte) 0);
    }
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry(CA, ca);
    try (OutputStream file = Files.newOutputStream(folder.resolve(TRUSTED))) {
      trusted.store(file, TRUSTED_PASSWORD.toCharArray());
    }
  }

  private static void secret(Path file, String text) throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, text);
  }

  private static String pem(String kind, byte[] content) {
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
        .formatted(kind, PEM.encodeToString(content));
  }
}
