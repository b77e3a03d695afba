package io.supportcenter.registration.identity;

/** How the retailer knows the buyer, as written on the receipt. */
public record CustomerReference(IdentityKind kind, String value) {
  /** Keeps personal data out of logs. */
  @Override
  public String toString() {
    return kind + "(...)";
  }
}
