package io.supportcenter.local.walk.proactive;

import io.supportcenter.events.AssetStatus;
import io.supportcenter.events.Device;
import io.supportcenter.events.DeviceRegistered;
import io.supportcenter.local.Arguments;
import io.supportcenter.local.process.PartFailed;
import io.supportcenter.local.stack.Port;
import io.supportcenter.local.tokens.LocalKeys;
import io.supportcenter.local.tokens.Role;
import io.supportcenter.local.tokens.TokenIssuer;
import io.supportcenter.local.tools.ClientLogs;
import io.supportcenter.local.tools.Endpoints;
import io.supportcenter.local.walk.WalkContext;
import io.supportcenter.schemas.Topics;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Gives somebody a trip and a device, delays the flight, and says where to watch. */
public final class TripCommand {

  private static final String USAGE =
      """
      Books a flight and a hotel for somebody on the running local stack, delays the flight by eight
      hours, and prints the pages to watch it on, one "name address" a line.

      SUPPORT_CENTER_STATE names the stack's state folder when it is not the usual one.
      """;

  private static final Duration TOKEN_LIFETIME = Duration.ofHours(8);

  private TripCommand() {}

  public static void main(String[] args) {
    ClientLogs.quiet();
    try {
      Arguments arguments = Arguments.parse(args, Set.of("state", "samples"), Set.of("help"));
      if (arguments.has("help")) {
        System.out.println(USAGE);
      } else {
        run(Path.of(arguments.required("state")), Path.of(arguments.required("samples")));
      }
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage() + "\n\n" + USAGE);
      System.exit(2);
    } catch (PartFailed e) {
      System.err.println(e.getMessage());
      System.exit(1);
    } catch (Exception e) {
      System.err.println("Does the stack run? " + e);
      System.exit(1);
    }
  }

  private static void run(Path state, Path samples) throws Exception {
    Endpoints endpoints = Endpoints.read(state);
    TokenIssuer tokens = new TokenIssuer(LocalKeys.existingIn(state));
    TripWalk walk = new TripWalk();
    try (WalkContext context = WalkContext.of(endpoints.ports(), samples, tokens)) {
      DeviceRegistered device = device(walk.trip().user());
      context.kafka().publish(Topics.ASSETS, device.getAssetId(), "/registration-service", device);
      walk.register(context);
      walk.notice(context);
      say("phone", context.url(Port.PROACTIVE, "/phone/"), tokens, Role.USER, walk.trip().user());
      say("agent", context.url(Port.PROACTIVE, "/agent/"), tokens, Role.AGENT, walk.trip().agent());
    }
    // The walk's phone still listens.
    System.exit(0);
  }

  /** As registration-service would tell of it. */
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

  private static void say(String name, URI page, TokenIssuer tokens, Role role, String subject) {
    String token = tokens.token(List.of(role), subject, TOKEN_LIFETIME);
    System.out.println(name + " " + page + "#token=" + token);
  }
}
