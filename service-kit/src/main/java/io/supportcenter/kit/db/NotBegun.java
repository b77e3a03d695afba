package io.supportcenter.kit.db;

/**
 * An attempt of a call that did not reach its partner, because this service could not read what it
 * needed for it. Says nothing about the partner.
 */
public final class NotBegun extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  NotBegun(String message, Throwable cause) {
    super(message, cause);
  }
}
