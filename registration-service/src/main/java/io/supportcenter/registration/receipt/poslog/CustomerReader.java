package io.supportcenter.registration.receipt.poslog;

import io.supportcenter.registration.identity.IdentityKind;
import io.supportcenter.registration.receipt.WrittenReceipt.Customer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads how the till knows the buyer: loyalty account, e-mail address, telephone number. */
final class CustomerReader {
  private CustomerReader() {}

  static List<Customer> read(XmlElement retailTransaction) {
    return retailTransaction
        .descendantsExcept("LineItem")
        .flatMap(element -> reference(element).stream())
        .distinct()
        .toList();
  }

  private static Optional<Customer> reference(XmlElement element) {
    return switch (element.name().toLowerCase(Locale.ROOT)) {
      case "loyaltyaccountid" -> reference(IdentityKind.LOYALTY_ID, element.text());
      case "email", "emailaddress" -> reference(IdentityKind.EMAIL, element.text());
      case "telephone", "telephonenumber", "phonenumber" ->
          reference(IdentityKind.PHONE, phoneNumber(element));
      default -> Optional.empty();
    };
  }

  private static Optional<Customer> reference(IdentityKind kind, String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(new Customer(Optional.of(kind), text));
  }

  /** A number may be written as a whole or in parts. */
  private static String phoneNumber(XmlElement element) {
    String country =
        element.textOf("ITUCountryCode").map(code -> "+" + code.replace("+", "")).orElse("");
    return Stream.of(
            Optional.of(element.text()),
            Optional.of(country),
            element.textOf("AreaCode"),
            element.textOf("LocalNumber"))
        .flatMap(Optional::stream)
        .reduce("", String::concat);
  }
}
