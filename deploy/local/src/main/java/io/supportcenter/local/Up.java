package io.supportcenter.local;

import io.supportcenter.local.process.PartFailed;
import io.supportcenter.local.stack.AccountSystemSetup;
import io.supportcenter.local.stack.Announcement;
import io.supportcenter.local.stack.PartnerSetup;
import io.supportcenter.local.stack.Service;
import io.supportcenter.local.stack.Stack;
import io.supportcenter.local.stack.StateFolder;
import io.supportcenter.local.stack.UpOptions;
import io.supportcenter.local.stack.VendorSetup;
import io.supportcenter.local.tokens.LocalKeys;
import io.supportcenter.local.tokens.TokenIssuer;
import io.supportcenter.local.tools.ClientLogs;
import io.supportcenter.local.tools.Endpoints;
import io.supportcenter.local.walk.ClaimSteps;
import io.supportcenter.local.walk.Walk;
import io.supportcenter.local.walk.WalkContext;
import java.io.IOException;
import java.time.Duration;

/** The launcher: starts the whole stack, walks it, and stays until it is told to stop. */
public final class Up {

  private final UpOptions options;
  private final Stack stack;
  private volatile boolean stopping;

  private Up(UpOptions options) {
    this.options = options;
    this.stack = new Stack(options, Up::showReady);
  }

  public static void main(String[] args) throws InterruptedException {
    ClientLogs.quiet();
    try {
      System.exit(new Up(UpOptions.parse(args)).run());
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage() + "; all options: deploy/local/up --help");
      System.exit(2);
    }
  }

  private int run() throws InterruptedException {
    try (StateFolder state = StateFolder.open(options.state())) {
      if (options.fresh()) {
        state.forget();
      }
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::stop));
      boolean passed = startAndWalk(LocalKeys.in(state.path()));
      if (!options.once()) {
        throw stack.failure().join();
      }
      stop();
      return passed ? 0 : 1;
    } catch (PartFailed | IOException e) {
      return failed(PartFailed.of(e));
    }
  }

  private boolean startAndWalk(LocalKeys keys) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    System.out.println("Starting on " + options.state());
    stack.start(keys);
    new Endpoints(options.ports()).write(options.state());
    TokenIssuer tokens = new TokenIssuer(keys);
    new PartnerSetup(options, tokens).run(stack.services());
    if (stack.services().contains(Service.REACTIVATION)) {
      new AccountSystemSetup(options, tokens).run();
    }
    if (stack.services().contains(Service.PROACTIVE)) {
      new VendorSetup(options, tokens).run();
    }
    boolean passed = !options.walk() || walk(tokens);
    if (!options.once()) {
      System.out.println(
          Announcement.of(options, stack, Duration.ofNanos(System.nanoTime() - begin)));
    }
    return passed;
  }

  private boolean walk(TokenIssuer tokens) throws InterruptedException {
    try (WalkContext context = WalkContext.of(options, tokens)) {
      return new Walk(System.out).run(ClaimSteps.of(stack.services()), context);
    }
  }

  /** What fails while we are being stopped is a consequence, not news. */
  private int failed(PartFailed failure) {
    if (!stopping) {
      System.err.println("\n" + failure.getMessage());
    }
    stop();
    return 1;
  }

  private void stop() {
    stopping = true;
    long begin = System.nanoTime();
    try {
      if (stack.stop()) {
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
