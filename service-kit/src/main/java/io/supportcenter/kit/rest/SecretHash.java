package io.supportcenter.kit.rest;

/**
 * Makes a keyed hash of a secret in a request. A bean of a service whose requests have secrets:
 * while the hash of a request is made, it is the attribute {@code SecretHash.class} of Jackson's
 * serialization, for the serializers that otherwise leave secrets out. So a request that differs in
 * a secret alone is another request, and what is stored does not show the secret.
 */
@FunctionalInterface
public interface SecretHash {

  String of(String secret);
}
