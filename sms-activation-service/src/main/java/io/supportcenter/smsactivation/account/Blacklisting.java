package io.supportcenter.smsactivation.account;

import java.time.Instant;
import java.util.Optional;

/**
 * That a person blacklisted an account after its issue.
 *
 * @param by subject of the person's token
 * @param note in the person's own words
 */
public record Blacklisting(BlacklistReason reason, String by, Optional<String> note, Instant at) {}
