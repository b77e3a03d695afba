package io.supportcenter.activation.activation;

/** Why a service that is no longer wanted has not ended; the same in events and metrics. */
public enum DeactivationProblem {
  REFUSED_BY_PROVIDER,
  FAILED_AT_PROVIDER,
  PROVIDER_TIMEOUT
}
