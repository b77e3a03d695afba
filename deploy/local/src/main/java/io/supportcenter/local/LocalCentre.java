package io.supportcenter.local;

import io.supportcenter.local.client.UnexpectedAnswer;
import io.supportcenter.local.process.PartFailed;
import io.supportcenter.local.stack.DirectorySetup;
import io.supportcenter.local.stack.Ports;
import io.supportcenter.local.stack.Stack;
import io.supportcenter.local.stack.UpOptions;
import io.supportcenter.local.tokens.KeycloakTokens;
import io.supportcenter.local.tokens.LocalKeys;
import io.supportcenter.local.tokens.Tokens;
import io.supportcenter.local.tools.Endpoints;
import io.supportcenter.local.walk.ClaimStep;
import io.supportcenter.local.walk.ClaimSteps;
import io.supportcenter.local.walk.WalkContext;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;

/** The support centre on one machine: the running stack, with its partners in the directories. */
public final class LocalCentre {

  private final UpOptions options;
  private final Stack stack;
  private Tokens tokens;

  /**
   * @param onReady takes each part's name and how long it took to get ready
   */
  public LocalCentre(UpOptions options, BiConsumer<String, Duration> onReady) {
    this.options = options;
    this.stack = new Stack(options, onReady);
  }

  /**
   * @throws PartFailed when a port is busy or a part does not get ready
   * @throws UnexpectedAnswer when a service refuses a partner
   */
  public void start(LocalKeys keys) throws IOException, InterruptedException {
    tokens = stack.access().isSecured() ? new KeycloakTokens(stack.access()) : keys.tokens();
    // First: the mobile network reads it.
    new Endpoints(options.ports()).write(options.state());
    stack.start(keys);
    new DirectorySetup(options, tokens).run(stack.services());
  }

  /** The folder that it keeps everything in. */
  public Path state() {
    return options.state();
  }

  public Ports ports() {
    return options.ports();
  }

  public Stack stack() {
    return stack;
  }

  /** The claim elements that this centre shows, in order. */
  public List<ClaimStep> claimSteps() {
    return ClaimSteps.of(stack.services());
  }

  /** For steps on the started centre. To be closed. */
  public WalkContext walkContext() {
    return WalkContext.of(stack.access(), options.ports(), options.samples(), tokens);
  }
}
