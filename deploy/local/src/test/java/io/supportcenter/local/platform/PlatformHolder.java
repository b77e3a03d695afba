package io.supportcenter.local.platform;

import io.supportcenter.local.process.Launch;
import io.supportcenter.local.process.Supervisor;
import java.nio.file.Path;

/**
 * A launcher small enough to be killed often: starts broker and PostgreSQL on a state folder that
 * is kept, says so, and waits.
 */
final class PlatformHolder {

  private PlatformHolder() {}

  public static void main(String[] args) throws Exception {
    Path state = Path.of(args[0]);
    int port = Integer.parseInt(args[1]);
    Platform.clearLeftovers(state);
    Platform platform =
        new Platform(
            new Launch(Path.of(System.getProperty("local.dist")), state),
            new Supervisor((part, took) -> {}),
            PlatformAccess.open(
                new PlatformPorts(port, port + 1, port + 2, port + 3, port + 4, 0, 0)),
            true);
    platform.startPostgres();
    if (args.length > 2) {
      platform.startBroker();
    }
    System.out.println("ready");
    Thread.currentThread().join();
  }
}
