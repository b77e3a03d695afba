package io.supportcenter.local.tools;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps what libraries log for developers from the person at the terminal. */
public final class ClientLogs {

  // Referenced here: an unreferenced logger is collected, and its level with it.
  private static final List<Logger> REGISTRY_CLIENT =
      List.of(Logger.getLogger("io.apicurio"), Logger.getLogger("DefaultSchemaResolver"));

  private ClientLogs() {}

  /** Shows only failures. */
  public static void quiet() {
    REGISTRY_CLIENT.forEach(logger -> logger.setLevel(Level.SEVERE));
  }
}
