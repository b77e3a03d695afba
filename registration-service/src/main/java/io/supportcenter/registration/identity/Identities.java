package io.supportcenter.registration.identity;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import io.supportcenter.registration.identity.IdentityResult.Invalid;
import io.supportcenter.registration.identity.IdentityResult.Reason;
import io.supportcenter.registration.identity.IdentityResult.Valid;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Normalises what retailers and users write, so that the same customer always gives the same {@link
 * Identity}.
 */
public final class Identities {
  private static final int MAX_LENGTH = 254;
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]+\\.[^@\\s.]+");
  private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

  private final String defaultRegion;

  /**
   * @param defaultRegion ISO 3166 alpha-2 code of the country in which a phone number without
   *     country code was written
   */
  public Identities(String defaultRegion) {
    if (!PHONES.getSupportedRegions().contains(defaultRegion)) {
      throw new IllegalArgumentException("not a region: " + defaultRegion);
    }
    this.defaultRegion = defaultRegion;
  }

  /**
   * @param retailerId who wrote it; scopes a loyalty id
   */
  public IdentityResult read(IdentityKind kind, String text, String retailerId) {
    String value = text.strip();
    if (value.isEmpty()) {
      return new Invalid(Reason.BLANK);
    }
    if (value.length() > MAX_LENGTH) {
      return new Invalid(Reason.TOO_LONG);
    }
    return switch (kind) {
      case LOYALTY_ID -> new Valid(new Identity(kind, retailerId, value));
      case EMAIL -> email(value);
      case PHONE -> phone(value);
    };
  }

  private static IdentityResult email(String value) {
    return EMAIL.matcher(value).matches()
        ? new Valid(new Identity(IdentityKind.EMAIL, "", value.toLowerCase(Locale.ROOT)))
        : new Invalid(Reason.NOT_AN_EMAIL);
  }

  private IdentityResult phone(String value) {
    try {
      var number = PHONES.parse(value, defaultRegion);
      return PHONES.isValidNumber(number)
          ? new Valid(
              new Identity(IdentityKind.PHONE, "", PHONES.format(number, PhoneNumberFormat.E164)))
          : new Invalid(Reason.NOT_A_PHONE_NUMBER);
    } catch (NumberParseException _) {
      return new Invalid(Reason.NOT_A_PHONE_NUMBER);
    }
  }
}
