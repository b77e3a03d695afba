package io.supportcenter.registration.user;

import java.time.Instant;

/**
 * A service keeps nothing of a user any more.
 *
 * @param userHash SHA-256 of the user's id, in hexadecimal digits
 */
public record ErasureConfirmation(String userHash, String service, Instant at) {}
