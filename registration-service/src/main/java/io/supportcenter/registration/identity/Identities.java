package io.supportcenter.registration.identity;

import io.supportcenter.kit.values.PhoneReader;
import io.supportcenter.kit.values.PhoneResult;
import io.supportcenter.kit.values.Placeholder;
import io.supportcenter.kit.values.Text;
import io.supportcenter.registration.identity.IdentityResult.Invalid;
import io.supportcenter.registration.identity.IdentityResult.Reason;
import io.supportcenter.registration.identity.IdentityResult.Valid;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Normalises what retailers and users write, so that the same customer always gives the same {@link
 * Identity}.
 */
public final class Identities {
  private static final int MAX_LENGTH = 254;
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]+\\.[^@\\s.]+");

  private Identities() {}

  /**
   * @param retailerId who wrote it; scopes a loyalty id
   * @param region ISO 3166-1 alpha-2, in which a phone number without country code was written;
   *     without it such a number is not guessed
   */
  public static IdentityResult read(
      IdentityKind kind, String text, String retailerId, Optional<String> region) {
    String value = Text.nfc(text).strip();
    if (value.isEmpty()) {
      return new Invalid(Reason.BLANK);
    }
    if (Placeholder.isOne(value)) {
      return new Invalid(Reason.PLACEHOLDER);
    }
    if (value.length() > MAX_LENGTH) {
      return new Invalid(Reason.TOO_LONG);
    }
    return switch (kind) {
      case LOYALTY_ID -> new Valid(new Identity(kind, retailerId, value));
      case EMAIL -> email(value);
      case PHONE -> phone(value, region);
    };
  }

  private static IdentityResult email(String value) {
    return EMAIL.matcher(value).matches()
        ? new Valid(new Identity(IdentityKind.EMAIL, "", value.toLowerCase(Locale.ROOT)))
        : new Invalid(Reason.NOT_AN_EMAIL);
  }

  private static IdentityResult phone(String value, Optional<String> region) {
    return switch (PhoneReader.read(value, region)) {
      case PhoneResult.Valid(String e164) -> new Valid(new Identity(IdentityKind.PHONE, "", e164));
      case PhoneResult.Invalid(PhoneResult.Reason reason) ->
          new Invalid(
              switch (reason) {
                case NEEDS_REGION -> Reason.PHONE_NEEDS_REGION;
                case NOT_A_PHONE_NUMBER -> Reason.NOT_A_PHONE_NUMBER;
              });
    };
  }
}
