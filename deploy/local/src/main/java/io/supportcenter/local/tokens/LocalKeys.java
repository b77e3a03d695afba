package io.supportcenter.local.tokens;

import io.supportcenter.local.process.PartFailed;
import io.supportcenter.local.stack.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * The secrets of one local stack, made when first needed and kept in files that only their owner
 * can read: a key pair that signs tokens, and random keys by name.
 */
public final class LocalKeys {

  public static final String ISSUER = "https://support-center.local";

  private static final String PRIVATE = "token-private.key";
  private static final String PUBLIC = "token-public.key";
  private static final int SECRET_BYTES = 32;

  private final Path folder;

  private LocalKeys(Path folder) {
    this.folder = folder;
  }

  /** The keys in that state folder; the pair is made when it is missing. */
  public static LocalKeys in(Path state) {
    try {
      Path folder = state.resolve("keys");
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      LocalKeys keys = new LocalKeys(folder);
      if (!Files.exists(folder.resolve(PRIVATE))) {
        keys.makePair();
      }
      return keys;
    } catch (IOException e) {
      throw PartFailed.of(e);
    }
  }

  /**
   * The keys that a stack left in that state folder.
   *
   * @throws PartFailed when there are none
   */
  public static LocalKeys existingIn(Path state) {
    Path folder = state.resolve("keys");
    if (!Files.isReadable(folder.resolve(PRIVATE))) {
      throw new PartFailed(
          "No stack of yours was started on " + state + " yet. Start one: deploy/local/up");
    }
    return new LocalKeys(folder);
  }

  /** The private key last: its file says that the pair is complete. */
  private void makePair() throws IOException {
    KeyPair pair = TokenIssuer.newKeys();
    write(PUBLIC, pair.getPublic().getEncoded());
    write(PRIVATE, pair.getPrivate().getEncoded());
  }

  /** Signs with the pair. */
  public TokenIssuer tokens() {
    try {
      KeyFactory factory = KeyFactory.getInstance("RSA");
      PrivateKey signing = factory.generatePrivate(new PKCS8EncodedKeySpec(decoded(PRIVATE)));
      PublicKey verifying = factory.generatePublic(new X509EncodedKeySpec(decoded(PUBLIC)));
      return new TokenIssuer(new KeyPair(verifying, signing), ISSUER, Service.modules());
    } catch (GeneralSecurityException e) {
      throw new PartFailed("the keys in " + folder + " are damaged; --fresh makes new ones", e);
    }
  }

  /** A random password of letters, digits, - and _ that stays the same for this name. */
  public String password(String name) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Base64.getDecoder().decode(secretBase64(name)));
  }

  /** A random key of 32 bytes that stays the same for this name. */
  public String secretBase64(String name) {
    synchronized (LocalKeys.class) {
      return secret(name);
    }
  }

  private String secret(String name) {
    String file = name + ".key";
    if (!Files.exists(folder.resolve(file))) {
      byte[] secret = new byte[SECRET_BYTES];
      new SecureRandom().nextBytes(secret);
      try {
        write(file, secret);
      } catch (IOException e) {
        throw PartFailed.of(e);
      }
    }
    return base64(file);
  }

  /** A file with one random key, as a service's vault reads it. */
  public Path vaultFile(String name) {
    Path file = folder.resolve(name + ".keys");
    if (!Files.exists(file)) {
      try {
        write(file.getFileName().toString(), "1:" + secretBase64(name));
      } catch (IOException e) {
        throw PartFailed.of(e);
      }
    }
    return file.toAbsolutePath();
  }

  private void write(String name, byte[] key) throws IOException {
    write(name, Base64.getEncoder().encodeToString(key));
  }

  private void write(String name, String content) throws IOException {
    Path unfinished = folder.resolve(name + ".new");
    Files.deleteIfExists(unfinished);
    Files.createFile(
        unfinished,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(unfinished, content);
    Files.move(unfinished, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  private byte[] decoded(String name) {
    return Base64.getDecoder().decode(base64(name));
  }

  private String base64(String name) {
    try {
      return Files.readString(folder.resolve(name)).strip();
    } catch (IOException e) {
      throw PartFailed.of(e);
    }
  }
}
