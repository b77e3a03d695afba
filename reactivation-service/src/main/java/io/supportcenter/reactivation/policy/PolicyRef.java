package io.supportcenter.reactivation.policy;

/**
 * Which policy a decision was made by.
 *
 * @param hash SHA-256 of its canonical text, hexadecimal: the same hash, the same policy
 */
public record PolicyRef(String id, int version, String hash) {}
