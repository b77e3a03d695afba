package io.supportcenter.registration.customer;

/**
 * A normalised way to recognise a customer; made by {@link Identities}.
 *
 * @param scope the retailer for a loyalty id, empty for what is the same everywhere
 */
public record Identity(IdentityKind kind, String scope, String value) {
  /** Personal data stays out of logs. */
  @Override
  public String toString() {
    return kind + "(...)";
  }
}
