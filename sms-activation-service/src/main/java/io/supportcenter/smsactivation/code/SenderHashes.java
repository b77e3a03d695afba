package io.supportcenter.smsactivation.code;

import java.util.List;

/**
 * The hashes of one sender.
 *
 * @param current under which it is remembered
 * @param earlier under which it may have been remembered before a pepper was changed
 */
public record SenderHashes(KeyedHash current, List<KeyedHash> earlier) {}
