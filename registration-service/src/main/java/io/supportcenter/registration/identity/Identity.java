package io.supportcenter.registration.identity;

/**
 * A normalised way to recognise a customer; made by {@link Identities}.
 *
 * @param scope the retailer for a loyalty id, empty for what is the same everywhere
 */
public record Identity(IdentityKind kind, String scope, String value) {
  /**
   * @throws IllegalArgumentException for a scope with the separator that the hash relies on
   */
  public Identity {
    if (scope.indexOf('|') >= 0) {
      throw new IllegalArgumentException("a scope has no |");
    }
  }

  /** Keeps personal data out of logs. */
  @Override
  public String toString() {
    return kind + "(...)";
  }
}
