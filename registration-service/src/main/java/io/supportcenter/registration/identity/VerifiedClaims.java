package io.supportcenter.registration.identity;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which claims of a user's token name an identity, and which say that the issuer has verified it.
 */
public record VerifiedClaims(
    String email, String emailVerified, String phone, String phoneVerified) {

  /**
   * What the issuer has verified.
   *
   * @param claims of the token, by their names
   */
  public List<CustomerReference> of(Function<String, Optional<String>> claims) {
    return Stream.of(
            verified(IdentityKind.EMAIL, claims, email, emailVerified),
            verified(IdentityKind.PHONE, claims, phone, phoneVerified))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<CustomerReference> verified(
      IdentityKind kind,
      Function<String, Optional<String>> claims,
      String name,
      String verifiedName) {
    return claims
        .apply(verifiedName)
        .filter("true"::equals)
        .flatMap(_ -> claims.apply(name))
        .map(value -> new CustomerReference(kind, value));
  }
}
