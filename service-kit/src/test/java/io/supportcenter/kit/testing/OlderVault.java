package io.supportcenter.kit.testing;

import io.supportcenter.kit.values.Vault;
import io.supportcenter.kit.values.VersionedKeys;

/** A vault that seals with the older of the keys that services under test have. */
public final class OlderVault {

  private OlderVault() {}

  public static Vault vault() {
    return Vault.of(VersionedKeys.parse(LocalSecurity.KEYS).withCurrent(LocalSecurity.OLDER));
  }
}
