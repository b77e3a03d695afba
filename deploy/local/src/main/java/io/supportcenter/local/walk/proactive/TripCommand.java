package io.supportcenter.local.walk.proactive;

import io.supportcenter.events.AssetStatus;
import io.supportcenter.events.Device;
import io.supportcenter.events.DeviceRegistered;
import io.supportcenter.local.Commands;
import io.supportcenter.local.platform.PlatformAccess;
import io.supportcenter.local.process.PartFailed;
import io.supportcenter.local.stack.Port;
import io.supportcenter.local.tokens.KeycloakTokens;
import io.supportcenter.local.tokens.LocalKeys;
import io.supportcenter.local.tokens.Role;
import io.supportcenter.local.tokens.Tokens;
import io.supportcenter.local.tools.ClientLogs;
import io.supportcenter.local.tools.Endpoints;
import io.supportcenter.local.walk.WalkContext;
import io.supportcenter.schemas.Topics;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Gives somebody a trip and a device, delays the flight, and prints where to watch. */
public final class TripCommand {

  private static final Duration TOKEN_LIFETIME = Duration.ofHours(8);

  private TripCommand() {}

  @Command(
      name = "deploy/local/trip",
      description = {
        "Books a flight and a hotel for somebody on the running local stack, delays the flight by",
        "eight hours, and prints the pages to watch it on, one \"name address\" a line, and the",
        "token for the sign-in form of each."
      },
      footer = "SUPPORT_CENTER_STATE names the stack's state folder when it is not the default.")
  interface Arguments {

    @Option(names = "--state", required = true, hidden = true)
    Path state();

    @Option(names = "--samples", required = true, hidden = true)
    Path samples();

    @Option(names = "--help", usageHelp = true, description = "this text")
    boolean help();
  }

  /** Exits explicitly, since the walk's phone still listens. */
  public static void main(String[] args) throws Exception {
    ClientLogs.quiet();
    System.exit(
        Commands.run(
            Arguments.class,
            args,
            arguments -> {
              run(arguments.state(), arguments.samples());
              return 0;
            }));
  }

  private static void run(Path state, Path samples) throws IOException {
    Endpoints endpoints = Endpoints.read(state);
    PlatformAccess access = endpoints.access(state);
    Tokens tokens =
        access.isSecured() ? new KeycloakTokens(access) : LocalKeys.existingIn(state).tokens();
    try (WalkContext context = WalkContext.of(access, endpoints.ports(), samples, tokens)) {
      delayATrip(context);
    } catch (PartFailed e) {
      throw e;
    } catch (Exception e) {
      throw new PartFailed("Is the stack running? " + e, e);
    }
  }

  private static void delayATrip(WalkContext context) throws Exception {
    TripWalk walk = TripWalk.withoutBus();
    DeviceRegistered device = device(walk.user());
    context
        .kafka("registration")
        .publish(Topics.ASSETS, device.getAssetId(), "/registration-service", device);
    walk.register(context);
    walk.notice(context);
    say(
        "phone",
        context.url(Port.PROACTIVE, "/phone/"),
        context.token(Role.USER, walk.user(), TOKEN_LIFETIME));
    say(
        "agent",
        context.url(Port.PROACTIVE, "/agent/"),
        context.token(Role.AGENT, walk.agent(), TOKEN_LIFETIME));
  }

  /** As registration-service would publish it. */
  private static DeviceRegistered device(String user) {
    return DeviceRegistered.newBuilder()
        .setAssetId("radio-of-" + user)
        .setVersion(1)
        .setUserId(user)
        .setRegistrationId("radio-of-" + user)
        .setOccurredAt(Instant.now())
        .setDevice(
            Device.newBuilder()
                .setStatus(AssetStatus.REGISTERED)
                .setManufacturer("Aurelia Audio")
                .setModel("AX-700")
                .setSerialNumber("AX70014402")
                .setSerialConfirmed(true)
                .build())
        .build();
  }

  private static void say(String name, URI page, String token) {
    System.out.println(name + " " + page);
    System.out.println(name + "-token " + token);
  }
}
