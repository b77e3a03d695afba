package io.supportcenter.local;

import io.supportcenter.local.client.UnexpectedAnswer;
import io.supportcenter.local.platform.Security;
import io.supportcenter.local.process.PartFailed;
import io.supportcenter.local.stack.Announcement;
import io.supportcenter.local.stack.StateFolder;
import io.supportcenter.local.stack.UpArguments;
import io.supportcenter.local.stack.UpOptions;
import io.supportcenter.local.tokens.LocalKeys;
import io.supportcenter.local.tools.ClientLogs;
import io.supportcenter.local.walk.Walk;
import io.supportcenter.local.walk.WalkContext;
import java.io.IOException;
import java.time.Duration;

/** The launcher: starts the whole stack, walks it, and keeps it running until it is stopped. */
public final class Up {

  private final UpOptions options;
  private volatile LocalCentre centre;
  private volatile boolean stopping;

  private Up(UpOptions options) {
    this.options = options;
  }

  public static void main(String[] args) throws Exception {
    ClientLogs.quiet();
    System.exit(
        Commands.run(UpArguments.class, args, arguments -> new Up(UpOptions.of(arguments)).run()));
  }

  private int run() throws InterruptedException {
    try (StateFolder state = StateFolder.open(options.state())) {
      if (options.fresh()) {
        state.forget();
      }
      Security.settle(state.path(), options.secured());
      centre = new LocalCentre(options, Up::showReady);
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::stop));
      boolean passed = startAndWalk(LocalKeys.in(state.path()));
      if (!options.once()) {
        throw centre.stack().failure().join();
      }
      stop();
      return passed ? 0 : 1;
    } catch (PartFailed | UnexpectedAnswer | IOException e) {
      return failed(PartFailed.of(e));
    }
  }

  private boolean startAndWalk(LocalKeys keys) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    System.out.println("Starting on " + options.state());
    centre.start(keys);
    boolean passed = !options.walk() || walk();
    if (!options.once()) {
      System.out.println(
          Announcement.of(options, centre.stack(), Duration.ofNanos(System.nanoTime() - begin)));
    }
    return passed;
  }

  private boolean walk() throws InterruptedException {
    try (WalkContext context = centre.walkContext()) {
      return new Walk(System.out).run(centre.claimSteps(), context);
    }
  }

  /** A failure while stopping is only a consequence of it. */
  private int failed(PartFailed failure) {
    if (!stopping) {
      System.err.println("\n" + failure.getMessage());
    }
    stop();
    return 1;
  }

  private void stop() {
    stopping = true;
    if (centre == null) {
      return;
    }
    long begin = System.nanoTime();
    try {
      if (centre.stack().stop()) {
        System.out.println("Stopped in " + seconds(Duration.ofNanos(System.nanoTime() - begin)));
      }
    } catch (IOException e) {
      throw PartFailed.of(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void showReady(String part, Duration took) {
    System.out.printf("  %-24s ready in %6s%n", part, seconds(took));
  }

  private static String seconds(Duration duration) {
    return "%.1f s".formatted(duration.toMillis() / 1000.0);
  }
}
