package io.supportcenter.local.partners;

import io.supportcenter.local.partners.http.PartnerApi;
import io.supportcenter.local.partners.http.SimulatorOptions;
import io.supportcenter.local.partners.http.SimulatorProcess;
import io.supportcenter.local.partners.mobile.DeliveredReplies;
import io.supportcenter.local.partners.mobile.Phones;
import io.supportcenter.local.partners.mobile.SmsDelivery;
import java.net.URI;
import picocli.CommandLine.Option;

/**
 * Simulates phones and the network between them and us: their SMS arrive through Kannel's HTTP
 * interface, retried until accepted, and they receive the replies on {@code sms-outbound.v1}.
 */
public final class MobileNetwork {

  private MobileNetwork() {}

  interface Options extends SimulatorOptions {

    @Option(names = "--gateway", required = true)
    URI gateway();

    @Option(names = "--user", required = true)
    String user();

    @Option(names = "--password", required = true)
    String password();

    @Option(names = "--kafka", required = true)
    String bootstrapServers();

    @Option(names = "--registry", required = true)
    String registryUrl();
  }

  public static void main(String... args) throws Exception {
    SimulatorProcess.run("mobile network", Options.class, MobileNetwork::phones, args);
  }

  private static PartnerApi phones(Options options) {
    var replies = DeliveredReplies.follow(options.bootstrapServers(), options.registryUrl());
    var delivery = new SmsDelivery(options.gateway(), options.user(), options.password());
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              delivery.close();
              replies.close();
            }));
    return new Phones(delivery, replies);
  }
}
