package io.supportcenter.smsactivation.sender;

import io.supportcenter.kit.values.KeyedHash;
import io.supportcenter.kit.values.KeyedHasher;
import io.supportcenter.smsactivation.sms.Msisdn;
import java.util.List;

/**
 * The hashes of one sender.
 *
 * @param current the key of its history
 * @param earlier keys that its history may have had before a pepper was changed
 */
public record SenderHashes(KeyedHash current, List<KeyedHash> earlier) {

  private static final String KIND = "SENDER";

  public static SenderHashes of(Msisdn phone, KeyedHasher hasher) {
    List<KeyedHash> hashes = hasher.toFind(KIND, phone.e164());
    return new SenderHashes(hashes.getFirst(), hashes.subList(1, hashes.size()));
  }
}
