package io.supportcenter.smsactivation.code;

/**
 * What is stored of a secret or a phone number: it can be found again but not read.
 *
 * @param pepperVersion the version of the pepper it was made with
 * @param hex HMAC-SHA-256, 64 lower-case hexadecimal digits
 */
public record KeyedHash(int pepperVersion, String hex) {}
