package io.supportcenter.local.compose;

import io.supportcenter.local.partners.accounts.AccountSystems;
import io.supportcenter.local.partners.http.PartnerApi;
import io.supportcenter.local.partners.http.PartnerServer;
import io.supportcenter.local.partners.http.SimulatorProcess;
import io.supportcenter.local.partners.manufacturer.Manufacturers;
import io.supportcenter.local.partners.mobile.DeliveredReplies;
import io.supportcenter.local.partners.mobile.Phones;
import io.supportcenter.local.partners.mobile.SmsDelivery;
import io.supportcenter.local.partners.provider.ServiceProviders;
import io.supportcenter.local.partners.retailer.Retailers;
import io.supportcenter.local.partners.vendor.Vendors;
import io.supportcenter.local.stack.Port;
import io.supportcenter.schemas.RegistryAccess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;

/** All simulated partners in one container, each kind on its usual port. */
final class ComposePartners {

  private ComposePartners() {}

  interface Options {

    /** The folder {@code deploy/local/samples/partners}. */
    @Option(names = "--data", required = true)
    Path data();

    @Option(names = "--kafka", required = true)
    String kafka();

    @Option(names = "--registry", required = true)
    String registry();

    /** Where SMS are delivered, as Kannel does. */
    @Option(names = "--gateway", required = true)
    URI gateway();

    @Option(names = "--user", required = true)
    String user();

    @Option(names = "--password", required = true, defaultValue = "${env:GATEWAY_PASSWORD}")
    String password();
  }

  public static void main(String... args) throws Exception {
    SimulatorProcess.run(Options.class, ComposePartners::start, args);
  }

  private static int start(Options options) throws IOException {
    Path data = options.data();
    serve(Port.RETAILER, Retailers.load(data.resolve("retailers.json")));
    serve(Port.MANUFACTURER, Manufacturers.load(data.resolve("manufacturers.json")));
    serve(Port.PROVIDER, ServiceProviders.load(data.resolve("providers.json")));
    serve(Port.VENDOR, Vendors.load(data.resolve("vendors.json")));
    serve(Port.ACCOUNT_SYSTEM, AccountSystems.load(data.resolve("account-systems.json")));
    DeliveredReplies replies =
        DeliveredReplies.follow(
            Map.of("bootstrap.servers", options.kafka()), RegistryAccess.open(options.registry()));
    SmsDelivery delivery = new SmsDelivery(options.gateway(), options.user(), options.password());
    return serve(Port.MOBILE_NETWORK, new Phones(delivery, replies));
  }

  private static int serve(Port port, PartnerApi api) throws IOException {
    return SimulatorProcess.serve(
        port.option(), PartnerServer.start(port.usual(), port.partnerToken(), 0, api));
  }
}
