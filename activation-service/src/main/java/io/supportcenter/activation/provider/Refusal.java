package io.supportcenter.activation.provider;

/** Why a provider refuses; the codes of the provider contract. Asking again would not help. */
public enum Refusal {
  SERVICE_NOT_SUPPORTED_ON_MODEL,
  SUBSCRIPTION_NOT_FOUND,
  CREDENTIALS_INVALID,
  CREDENTIALS_EXPIRED,
  PLAN_DEVICE_LIMIT,
  ALREADY_ACTIVE_ELSEWHERE
}
