package io.supportcenter.schemas;

/** The schema registry could not be asked. A passing fault: the same bytes may decode later. */
public final class RegistryUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RegistryUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
