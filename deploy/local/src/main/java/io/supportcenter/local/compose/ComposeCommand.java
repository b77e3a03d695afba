package io.supportcenter.local.compose;

import io.supportcenter.local.Commands;
import io.supportcenter.local.platform.PlatformAccess;
import io.supportcenter.local.process.Await;
import io.supportcenter.local.process.PartFailed;
import io.supportcenter.local.process.Probe;
import io.supportcenter.local.stack.DirectorySetup;
import io.supportcenter.local.stack.Port;
import io.supportcenter.local.stack.Ports;
import io.supportcenter.local.stack.Service;
import io.supportcenter.local.tokens.KeycloakTokens;
import io.supportcenter.local.tokens.LocalKeys;
import io.supportcenter.local.tokens.Tokens;
import io.supportcenter.local.tools.ClientLogs;
import io.supportcenter.local.tools.Endpoints;
import io.supportcenter.local.walk.ClaimSteps;
import io.supportcenter.local.walk.Walk;
import io.supportcenter.local.walk.WalkContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code deploy/compose/up} does besides starting containers. */
public final class ComposeCommand {

  private static final Duration READY_MAX = Duration.ofMinutes(5);
  private static final List<Service> SERVICES = List.of(Service.values());

  private final Path state;
  private final Path samples;
  private final Optional<Path> realm;

  private ComposeCommand(Arguments arguments) {
    this.state = arguments.state().toAbsolutePath().normalize();
    this.samples = arguments.samples();
    this.realm = Optional.ofNullable(arguments.realm());
  }

  /** What to do. */
  enum Step {
    /** Before the containers start: keys, passwords, ports. */
    PREPARE,
    /** Wait for the services, and enter the simulated partners in their directories. */
    PARTNERS,
    /** All claim elements. */
    WALK
  }

  @Command(name = "deploy/compose/up")
  interface Arguments {

    @Parameters(index = "0")
    Step step();

    @Option(names = "--state", required = true, paramLabel = "DIR")
    Path state();

    @Option(names = "--samples", required = true, paramLabel = "DIR")
    Path samples();

    @Option(names = "--port-offset", defaultValue = "0", paramLabel = "N")
    int portOffset();

    /** Keycloak's realm, when it issues the tokens. */
    @Option(names = "--realm", paramLabel = "FILE")
    Path realm();
  }

  public static void main(String[] args) throws Exception {
    ClientLogs.quiet();
    System.exit(
        Commands.run(
            Arguments.class, args, arguments -> new ComposeCommand(arguments).run(arguments)));
  }

  private int run(Arguments arguments) throws IOException, InterruptedException {
    return switch (arguments.step()) {
      case PREPARE -> {
        new ComposeFiles(state, Ports.of(arguments.portOffset(), Map.of()), realm).write();
        yield 0;
      }
      case PARTNERS -> {
        enterPartners(Endpoints.read(state).ports());
        yield 0;
      }
      case WALK -> walk(Endpoints.read(state).ports()) ? 0 : 1;
    };
  }

  private void enterPartners(Ports ports) throws IOException, InterruptedException {
    for (Service service : SERVICES) {
      URI management = ports.url(service.management());
      Probe ready =
          Probe.http(management.resolve("/q/health/ready"))
              .and(Probe.http(management.resolve("/q/health/group/intake")));
      if (!Await.until(ready, READY_MAX)) {
        throw new PartFailed(
            "%s is not ready after %d s; see its log"
                .formatted(service.module(), READY_MAX.toSeconds()));
      }
    }
    new DirectorySetup(samples, ports, ComposeCommand::simulator, tokens(ports)).run(SERVICES);
  }

  /** As the services see it: the container that has all of them. */
  private static URI simulator(Port port) {
    return URI.create("http://partners:" + port.usual());
  }

  private boolean walk(Ports ports) throws InterruptedException {
    try (WalkContext context =
        WalkContext.of(PlatformAccess.open(ports.platform()), ports, samples, tokens(ports))) {
      return new Walk(System.out).run(ClaimSteps.of(SERVICES), context);
    }
  }

  private Tokens tokens(Ports ports) {
    LocalKeys keys = LocalKeys.existingIn(state);
    return realm.isPresent()
        ? new KeycloakTokens(ComposeFiles.keycloakAddress(ports), keys, HttpClient::newBuilder)
        : keys.tokens();
  }
}
