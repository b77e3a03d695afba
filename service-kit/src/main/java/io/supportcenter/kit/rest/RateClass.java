package io.supportcenter.kit.rest;

import java.util.Locale;

/** Kinds of requests that are counted apart. */
public enum RateClass {
  /** Reads, of whatever has no class of its own. */
  READS,
  /** Changes, of whatever has no class of its own. */
  COMMANDS,
  /** What partners deliver: receipts, SMS. */
  INTAKE,
  PAYMENTS,
  /** What is said on a socket. */
  FRAMES;

  /** As metrics and settings have it. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
