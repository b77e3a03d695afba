package io.supportcenter.registration.receipt.poslog;

import io.supportcenter.kit.values.PhoneReader;
import io.supportcenter.kit.values.PhoneResult;
import io.supportcenter.kit.values.Placeholder;
import io.supportcenter.registration.identity.IdentityKind;
import io.supportcenter.registration.receipt.WrittenReceipt.Customer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads how the till knows the buyer: loyalty account, e-mail address, telephone number. The latter
 * two only of the customer: associates and stores have some as well.
 */
final class CustomerReader {
  private static final Set<String> BUYER = Set.of("Customer", "CustomerAccount", "LoyaltyAccount");
  private static final List<String> COUNTRY_CODES = List.of("ITUCountryCode", "CountryCode");
  private static final Pattern COUNTRY_CODE = Pattern.compile("[1-9][0-9]{0,2}");

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

  /**
   * A number may be written as a whole or in parts. Of one that contradicts its country code, or
   * whose country is not known, nobody knows whose it is: it is left out.
   */
  private static String phoneNumber(XmlElement element) {
    String number =
        element
            .textOf("FullTelephoneNumber")
            .orElseGet(() ->
                element.text()
                    + element.textOf("AreaCode").orElse("")
                    + element.textOf("LocalNumber").orElse(""));
    Set<String> countries =
        COUNTRY_CODES.stream()
            .flatMap(name -> element.textOf(name).stream())
            .filter(text -> !Placeholder.isOne(text))
            .map(CustomerReader::countryCode)
            .collect(Collectors.toSet());
    if (countries.isEmpty() || number.isEmpty()) {
      return number;
    }
    String country = countries.iterator().next();
    String international = number.replaceFirst("^00", "+");
    if (countries.size() > 1 || country.isEmpty()) {
      return "";
    }
    if (international.startsWith("+")) {
      return international.startsWith("+" + country) ? international : "";
    }
    return "+" + country + number;
  }

  /**
   * Digits, from the ITU's number of the country or its ISO 3166-1 letters; empty if it is neither.
   */
  private static String countryCode(String text) {
    String letters = text.toUpperCase(Locale.ROOT);
    String digits = text.replaceFirst("^(\\+|00)", "");
    if (PhoneReader.isRegion(letters)) {
      return PhoneReader.countryCode(letters);
    }
    return COUNTRY_CODE.matcher(digits).matches() ? digits : "";
  }
}
