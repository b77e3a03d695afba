package io.supportcenter.acceptance;

import io.supportcenter.local.LocalCentre;
import io.supportcenter.local.platform.Security;
import io.supportcenter.local.stack.Ports;
import io.supportcenter.local.stack.StateFolder;
import io.supportcenter.local.stack.UpOptions;
import io.supportcenter.local.tokens.LocalKeys;
import java.io.IOException;
import java.nio.file.Path;

/** A running centre, and the folder that it holds until it is closed. */
record StartedCentre(StateFolder state, LocalCentre centre) implements AutoCloseable {

  /** On free ports and an empty state. */
  static StartedCentre start(String name, boolean secured)
      throws IOException, InterruptedException {
    Path tree = RunningCentre.SOURCE_TREE.toAbsolutePath().normalize();
    Path folder = tree.resolve("deploy/acceptance/target").resolve(name);
    UpOptions options = new UpOptions(tree, folder, Ports.free(), true, true, true, secured);
    StateFolder state = StateFolder.open(folder);
    state.forget();
    Security.settle(folder, secured);
    LocalCentre centre = new LocalCentre(options, (part, took) -> {});
    try {
      centre.start(LocalKeys.in(folder));
      return new StartedCentre(state, centre);
    } catch (IOException | InterruptedException | RuntimeException e) {
      centre.stack().stop();
      throw e;
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    centre.stack().stop();
    state.close();
  }
}
