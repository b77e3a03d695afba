package io.supportcenter.activation.provider;

import java.util.Arrays;
import java.util.Optional;

/** What an error code of a provider means to us. Each name is also a code of our contract. */
public enum CodeMeaning {
  SERVICE_NOT_SUPPORTED_ON_MODEL,
  SUBSCRIPTION_NOT_FOUND,
  CREDENTIALS_INVALID,
  CREDENTIALS_EXPIRED,
  PLAN_DEVICE_LIMIT,
  ALREADY_ACTIVE_ELSEWHERE,

  /** More is needed of the user. */
  INFORMATION_NEEDED,

  /** The subscription was encrypted to a key that the provider no longer has. */
  ENCRYPTION_KEY_UNKNOWN,

  /** The same request is being processed. */
  REQUEST_IN_PROGRESS;

  /** Why the provider refuses; empty when it does not refuse. */
  public Optional<Refusal> refusal() {
    return Arrays.stream(Refusal.values()).filter(r -> r.name().equals(name())).findFirst();
  }
}
