package io.supportcenter.activation.subscription;

import java.util.List;

/**
 * A user's subscription at a provider, with what authenticates the user there.
 *
 * @param number the provider's number of the subscription or customer
 */
public record SubscriptionInformation(Secret number, List<Credential> credentials) {
  private static final int CREDENTIALS_MAX = 10;

  public SubscriptionInformation {
    credentials = List.copyOf(credentials);
    if (number.reveal().isBlank() || number.reveal().length() > 128) {
      throw new IllegalArgumentException("a subscription number has 1 to 128 characters");
    }
    if (credentials.isEmpty() || credentials.size() > CREDENTIALS_MAX) {
      throw new IllegalArgumentException("a subscription has 1 to 10 credentials");
    }
  }
}
