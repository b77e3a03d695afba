package io.supportcenter.registration.customer;

/**
 * What is stored of an identity: a keyed hash, by which it can be found again but not read.
 *
 * @param keyVersion the version of the key it was made with
 * @param hex HMAC-SHA-256, 64 lower-case hexadecimal digits
 */
public record IdentityHash(int keyVersion, String hex) {}
