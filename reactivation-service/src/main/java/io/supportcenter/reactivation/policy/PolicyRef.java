package io.supportcenter.reactivation.policy;

/**
 * The policy by which a decision was made.
 *
 * @param hash SHA-256 of its canonical text, hexadecimal: the same hash, the same policy
 */
public record PolicyRef(String id, int version, String hash) {}
