package io.supportcenter.local.tools;

import java.util.logging.Level;
import java.util.logging.Logger;

/** What libraries tell their developers is not for the person at the terminal. */
public final class ClientLogs {

  // Held here: a logger that nobody holds is collected, and its level with it.
  private static final Logger REGISTRY_CLIENT = Logger.getLogger("io.apicurio");

  private ClientLogs() {}

  /** Shows only failures. */
  public static void quiet() {
    REGISTRY_CLIENT.setLevel(Level.SEVERE);
  }
}
