package io.supportcenter.kit.values;

import java.util.regex.Pattern;

/**
 * A partner of the support centre: a retailer, manufacturer, vendor, provider, account system,
 * merchant or SMS gateway. Its id is part of the names of its topics, of paths and of labels of
 * metrics.
 */
public record PartnerId(String value) {

  public static final String PATTERN = "[a-z0-9][a-z0-9-]{0,62}";

  private static final Pattern ID = Pattern.compile(PATTERN);

  public PartnerId {
    if (!isOne(value)) {
      throw new InvalidValue(
          CommonRefusal.CHARACTERS,
          "a partner's id must have 1 to 63 characters of a-z, 0-9 and -, the first not -");
    }
  }

  public static boolean isOne(String text) {
    return ID.matcher(text).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
