package io.supportcenter.kit.rest;

import io.smallrye.config.ConfigMapping;

/** How often a caller may ask each instance. */
@ConfigMapping(prefix = "support-center.rates")
public interface RateConfig {

  /** Requests that change nothing. */
  Rate reads();

  /** Requests that change something. */
  Rate commands();

  /** Documents and messages of partners' back ends. */
  Rate intake();

  /** Payments. */
  Rate payments();

  /** Frames on a socket. */
  Rate frames();

  /** A bucket of tokens: so many at once, and so many that are added each second. */
  interface Rate {

    /** How many of a caller are taken each second, in the long run. */
    long perSecond();

    /** How many of a caller are taken at once. */
    long burst();
  }

  default Rate of(RateClass rateClass) {
    return switch (rateClass) {
      case READS -> reads();
      case COMMANDS -> commands();
      case INTAKE -> intake();
      case PAYMENTS -> payments();
      case FRAMES -> frames();
    };
  }
}
