package io.supportcenter.acceptance;

import io.supportcenter.local.LocalCentre;
import io.supportcenter.local.stack.Ports;
import io.supportcenter.local.stack.StateFolder;
import io.supportcenter.local.stack.UpOptions;
import io.supportcenter.local.tokens.LocalKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the whole support centre once for all tests, on free ports and an empty state. */
final class RunningCentre implements BeforeAllCallback, ParameterResolver {

  static final Path SOURCE_TREE = Path.of(System.getProperty("source.tree", "../.."));

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(RunningCentre.class);

  /** The centre and the folder that it holds until the last test has ended. */
  private record Started(StateFolder state, LocalCentre centre) implements AutoCloseable {

    static Started now() throws IOException, InterruptedException {
      Path folder = SOURCE_TREE.resolve("deploy/acceptance/target/state").toAbsolutePath();
      UpOptions options =
          new UpOptions(
              SOURCE_TREE.toAbsolutePath().normalize(), folder, Ports.free(), true, true, true);
      StateFolder state = StateFolder.open(folder);
      state.forget();
      LocalCentre centre = new LocalCentre(options, (part, took) -> {});
      centre.start(LocalKeys.in(folder));
      return new Started(state, centre);
    }

    @Override
    public void close() throws IOException, InterruptedException {
      centre.stack().stop();
      state.close();
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    started(context);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == LocalCentre.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return started(context).centre();
  }

  private static Started started(ExtensionContext context) {
    Store store = context.getRoot().getStore(NAMESPACE);
    return store.computeIfAbsent(Started.class, _ -> start(), Started.class);
  }

  private static Started start() {
    try {
      return Started.now();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
