package io.supportcenter.kit.values;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.supportcenter.kit.values.PhoneResult.Invalid;
import io.supportcenter.kit.values.PhoneResult.Reason;
import io.supportcenter.kit.values.PhoneResult.Valid;
import java.text.Normalizer;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Reads phone numbers as people and systems write them. A number with + says its country; any other
 * is read as it is dialled in a region, and without one it is never guessed into a country.
 */
public final class PhoneReader {

  private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
  private static final String NO_REGION = "ZZ";

  private PhoneReader() {}

  /** Whether it is the ISO 3166-1 alpha-2 code of a region whose numbering plan is known. */
  public static boolean isRegion(String region) {
    return PHONES.getSupportedRegions().contains(region);
  }

  /**
   * The region's country code, without +.
   *
   * @param region that is known here
   */
  public static String countryCode(String region) {
    return Integer.toString(PHONES.getCountryCodeForRegion(region));
  }

  /**
   * A number of an assigned range.
   *
   * @param region ISO 3166-1 alpha-2, of its writer
   */
  public static PhoneResult read(String text, Optional<String> region) {
    return read(text, region, PHONES::isValidNumber);
  }

  /**
   * A number that sent an SMS, as its network gives it. With + it may be of a range that was
   * assigned only lately; without, it must be a mobile number of the network's region or, when it
   * is no number there at all, a mobile number with its country code.
   *
   * @param region ISO 3166-1 alpha-2, of the network
   */
  public static PhoneResult readSender(String text, Optional<String> region) {
    if (text.strip().startsWith("+")) {
      return read(text, region, PHONES::isPossibleNumber);
    }
    PhoneResult national = read(text, region, PhoneReader::mayBeMobile);
    return region.isEmpty() || national instanceof Valid || read(text, region) instanceof Valid
        ? national
        : read("+" + text.strip(), Optional.empty(), PhoneReader::mayBeMobile);
  }

  private static boolean mayBeMobile(PhoneNumber number) {
    return PHONES.isValidNumber(number)
        && switch (PHONES.getNumberType(number)) {
          case MOBILE, FIXED_LINE_OR_MOBILE, PERSONAL_NUMBER, PAGER, VOIP -> true;
          case FIXED_LINE, TOLL_FREE, PREMIUM_RATE, SHARED_COST, UAN, VOICEMAIL, UNKNOWN -> false;
        };
  }

  private static PhoneResult read(
      String text, Optional<String> region, Predicate<PhoneNumber> isFit) {
    String written = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    if (Placeholder.isOne(written)) {
      return new Invalid(Reason.NOT_A_PHONE_NUMBER);
    }
    if (!written.startsWith("+") && region.isEmpty()) {
      return new Invalid(Reason.NEEDS_REGION);
    }
    return region
        .filter(home -> lacksOnlyPlus(written, home))
        .flatMap(_ -> parse("+" + written, NO_REGION, isFit))
        .or(() -> parse(written, region.orElse(NO_REGION), isFit))
        .<PhoneResult>map(Valid::new)
        .orElseGet(() -> new Invalid(Reason.NOT_A_PHONE_NUMBER));
  }

  /** Whether it begins with the region's own country code, where national numbers begin with 0. */
  private static boolean lacksOnlyPlus(String written, String region) {
    String trunk = PHONES.getNddPrefixForRegion(region, true);
    return trunk != null
        && !written.startsWith("+")
        && !written.startsWith(trunk)
        && written.startsWith(countryCode(region));
  }

  private static Optional<String> parse(
      String written, String region, Predicate<PhoneNumber> isFit) {
    try {
      return Optional.of(PHONES.parse(written, region))
          .filter(isFit)
          .map(number -> PHONES.format(number, PhoneNumberFormat.E164));
    } catch (NumberParseException _) {
      return Optional.empty();
    }
  }
}
