package io.supportcenter.local.platform;

import com.sun.security.auth.module.UnixSystem;
import io.supportcenter.local.process.PartFailed;
import java.io.IOException;
import java.util.List;

/**
 * PostgreSQL refuses to run as root; in a user namespace of its own it does not see that it does.
 */
final class RootNamespace {

  private static final List<String> OWN_NAMESPACE = List.of("unshare", "--user");

  private RootNamespace() {}

  /** What to put before a PostgreSQL command. */
  static List<String> prefix() throws InterruptedException {
    if (new UnixSystem().getUid() != 0) {
      return List.of();
    }
    if (!namespacesAllowed()) {
      throw new PartFailed(
          "PostgreSQL does not run as root, and this machine does not allow user namespaces"
              + " (unshare --user). Start as an ordinary user.");
    }
    return OWN_NAMESPACE;
  }

  private static boolean namespacesAllowed() throws InterruptedException {
    try {
      return new ProcessBuilder("unshare", "--user", "true").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
