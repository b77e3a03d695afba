package io.supportcenter.acceptance.configuration;

import java.util.Locale;

/**
 * A setting of a service.
 *
 * @param unit how its value is written, such as a duration
 * @param fallback the default; empty when there is none
 * @param required whether a service without it does not start
 */
record Property(String name, String unit, String fallback, boolean required, String meaning) {

  /** As MicroProfile Config finds it: what is not a letter or a digit is an underscore. */
  String environment() {
    return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }
}
