package io.supportcenter.smsactivation.directory;

import io.supportcenter.kit.values.KeyedHash;
import io.supportcenter.kit.values.KeyedHasher;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** The password that a gateway calls us with. Only a keyed hash of it is stored. */
public record GatewayPassword(String gatewayId, String password) {

  private static final String KIND = "GATEWAY";

  public String toStore(KeyedHasher hasher) {
    return text(hasher.toStore(KIND, gatewayId, password));
  }

  /** Takes the same time for every wrong password. */
  public boolean matches(String stored, KeyedHasher hasher) {
    byte[] expected = stored.getBytes(StandardCharsets.UTF_8);
    return hasher.toFind(KIND, gatewayId, password).stream()
        .anyMatch(
            hash -> MessageDigest.isEqual(expected, text(hash).getBytes(StandardCharsets.UTF_8)));
  }

  private static String text(KeyedHash hash) {
    return hash.keyVersion() + ":" + hash.hex();
  }

  /** Keeps the password out of logs. */
  @Override
  public String toString() {
    return "GatewayPassword[" + gatewayId + "]";
  }
}
