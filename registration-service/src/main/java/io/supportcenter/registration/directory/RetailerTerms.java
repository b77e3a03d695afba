package io.supportcenter.registration.directory;

import java.util.Optional;
import java.util.Set;

/**
 * How a retailer's receipts are read.
 *
 * @param region where its customers dial phone numbers without a country code, ISO 3166-1 alpha-2;
 *     empty when that is not known
 * @param sellsFor the vendors whose reservations it may sell
 */
public record RetailerTerms(Optional<String> region, Set<String> sellsFor) {

  /** Of a retailer that the directory does not have. */
  public static final RetailerTerms NONE = new RetailerTerms(Optional.empty(), Set.of());

  public RetailerTerms {
    sellsFor = Set.copyOf(sellsFor);
  }
}
