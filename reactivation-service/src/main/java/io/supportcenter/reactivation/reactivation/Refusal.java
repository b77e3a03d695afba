package io.supportcenter.reactivation.reactivation;

/** Why a request was not decided on. */
public enum Refusal {
  /** This user does not have the account, or its state did not arrive in time. */
  ACCOUNT_UNKNOWN,
  /** The state that the requester has seen did not arrive in time; an older one is known. */
  ACCOUNT_VERSION_UNKNOWN,
  ACCOUNT_NOT_DEACTIVATED,
  /** The user has another reactivation of the account under way. */
  REACTIVATION_OPEN
}
