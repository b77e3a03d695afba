package io.supportcenter.reactivation.accountsystem;

import java.time.Duration;
import java.util.Optional;

/**
 * What an account system answered.
 *
 * @param retryAfter what it asked for in Retry-After
 */
record HttpAnswer(int status, byte[] body, Optional<Duration> retryAfter) {}
