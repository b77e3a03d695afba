package io.supportcenter.local.partners;

import io.supportcenter.local.partners.http.PartnerServer;
import io.supportcenter.local.partners.http.SimulatorProcess;
import io.supportcenter.local.partners.mobile.DeliveredReplies;
import io.supportcenter.local.partners.mobile.Phones;
import io.supportcenter.local.partners.mobile.SmsDelivery;
import io.supportcenter.local.tools.Endpoints;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/**
 * Simulates phones and the network between them and us: their SMS arrive through Kannel's HTTP
 * interface, retried until accepted, and they receive the replies on {@code sms-outbound.v1}.
 */
public final class MobileNetwork {

  private MobileNetwork() {}

  interface Options {

    @Option(names = "--port", required = true)
    int port();

    @Option(names = "--token", required = true, defaultValue = "${env:PARTNER_TOKEN}")
    String token();

    @Option(names = "--gateway", required = true)
    URI gateway();

    @Option(names = "--user", required = true)
    String user();

    @Option(names = "--password", required = true, defaultValue = "${env:GATEWAY_PASSWORD}")
    String password();

    @Option(names = "--state", required = true)
    Path state();
  }

  public static void main(String... args) throws Exception {
    SimulatorProcess.run(Options.class, MobileNetwork::start, args);
  }

  private static int start(Options options) throws IOException {
    var replies = DeliveredReplies.follow(Endpoints.read(options.state()).access(options.state()));
    var delivery = new SmsDelivery(options.gateway(), options.user(), options.password());
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              delivery.close();
              replies.close();
            }));
    return SimulatorProcess.serve(
        "mobile network",
        PartnerServer.start(options.port(), options.token(), 0, new Phones(delivery, replies)));
  }
}
