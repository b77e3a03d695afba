package io.supportcenter.registration.receipt.poslog;

import io.supportcenter.kit.values.PhoneReader;
import io.supportcenter.kit.values.PhoneResult;
import io.supportcenter.registration.identity.IdentityKind;
import io.supportcenter.registration.receipt.WrittenReceipt.Customer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads how the till knows the buyer: loyalty account, e-mail address, telephone number. The latter
 * two only of the customer: associates and stores have some as well.
 */
final class CustomerReader {
  private static final Set<String> BUYER = Set.of("Customer", "CustomerAccount", "LoyaltyAccount");

  private CustomerReader() {}

  /**
   * @param region of a store that is in another country than the retailer's other stores
   */
  static List<Customer> read(XmlElement retailTransaction, Optional<String> region) {
    List<XmlElement> all = retailTransaction.descendantsExcept("LineItem").toList();
    return Stream.concat(
            all.stream().flatMap(element -> loyaltyId(element).stream()),
            all.stream()
                .filter(element -> BUYER.contains(element.name()))
                .flatMap(buyer -> buyer.descendantsExcept("LineItem"))
                .flatMap(element -> contact(element, region).stream()))
        .distinct()
        .toList();
  }

  private static Optional<Customer> loyaltyId(XmlElement element) {
    return element.name().equalsIgnoreCase("LoyaltyAccountID")
        ? reference(IdentityKind.LOYALTY_ID, element.text())
        : Optional.empty();
  }

  private static Optional<Customer> contact(XmlElement element, Optional<String> region) {
    return switch (element.name().toLowerCase(Locale.ROOT)) {
      case "email", "emailaddress" -> reference(IdentityKind.EMAIL, element.text());
      case "telephone", "telephonenumber", "phonenumber" ->
          reference(IdentityKind.PHONE, inRegion(phoneNumber(element), region));
      default -> Optional.empty();
    };
  }

  private static Optional<Customer> reference(IdentityKind kind, String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(new Customer(Optional.of(kind), text));
  }

  /** Only here is it known which store wrote it. */
  private static String inRegion(String number, Optional<String> region) {
    return region.isPresent() && PhoneReader.read(number, region) instanceof PhoneResult.Valid read
        ? read.e164()
        : number;
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
