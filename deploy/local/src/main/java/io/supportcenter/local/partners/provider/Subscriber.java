package io.supportcenter.local.partners.provider;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * A subscription in a provider's books.
 *
 * @param credentials by name; all of them are needed
 * @param expired the credentials are right and too old
 */
record Subscriber(
    String providerId, String number, Map<String, String> credentials, boolean expired) {

  Subscriber {
    requireNonNull(providerId, "providerId");
    requireNonNull(number, "number");
    credentials = Map.copyOf(requireNonNull(credentials, "credentials"));
  }
}
