package io.supportcenter.kit.partner;

import io.supportcenter.kit.security.SealedColumn;
import io.supportcenter.kit.values.Vault;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps partners' tokens: sealed for the partner and the origin (scheme, host and port) that they
 * are sent to, and sent to addresses that the operator allows.
 */
@Singleton
public class PartnerGuard {

  /** Of a URL in normal form: its origin. */
  static final Pattern ORIGIN = Pattern.compile("^[^:]+://[^/]+");

  /** Where a token is sealed for, in SQL, as {@link #place} says it. */
  private static final String PLACE =
      "'partner:' || id || ':' || coalesce(substring(base_url FROM '^[^:]+://[^/]+'), '')";

  private final Vault vault;
  private final AddressRules addresses;

  PartnerGuard(Vault vault, PartnersConfig config) {
    this.vault = vault;
    this.addresses =
        AddressRules.of(config.allowedNetworks().orElse(List.of()), config.httpAllowed());
  }

  /**
   * The tokens in a directory.
   *
   * @param table of a {@link PartnerEntity}
   */
  public static SealedColumn tokens(String table) {
    return sealed(table, "token");
  }

  /** Another column of a directory that {@link #seal} has sealed. */
  public static SealedColumn sealed(String table, String column) {
    return SealedColumn.ofText(table, column, column + " IS NOT NULL", PLACE);
  }

  AddressRules addresses() {
    return addresses;
  }

  /**
   * @param baseUrl in normal form; null for a partner that takes no requests
   */
  public String seal(String id, String baseUrl, String token) {
    return vault.seal(token, place(id, baseUrl));
  }

  /**
   * @throws IllegalArgumentException when it was sealed for another partner or origin
   */
  String open(String id, String baseUrl, String sealed) {
    return vault.open(sealed, place(id, baseUrl));
  }

  /** Scheme, host and port of a URL in normal form; empty without one. */
  static String origin(String baseUrl) {
    Matcher origin = ORIGIN.matcher(baseUrl == null ? "" : baseUrl);
    return origin.find() ? origin.group() : "";
  }

  private static String place(String id, String baseUrl) {
    return "partner:" + id + ":" + origin(baseUrl);
  }
}
