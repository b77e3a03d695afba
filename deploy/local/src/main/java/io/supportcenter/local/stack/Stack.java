package io.supportcenter.local.stack;

import io.supportcenter.local.partners.AccountSystemBackEnd;
import io.supportcenter.local.partners.ManufacturerBackEnd;
import io.supportcenter.local.partners.MobileNetwork;
import io.supportcenter.local.partners.RetailerBackEnd;
import io.supportcenter.local.partners.ServiceProviderBackEnd;
import io.supportcenter.local.partners.VendorBackEnd;
import io.supportcenter.local.platform.KafkaPartners;
import io.supportcenter.local.platform.KafkaPartners.KafkaPartner;
import io.supportcenter.local.platform.Platform;
import io.supportcenter.local.platform.PlatformAccess;
import io.supportcenter.local.process.ChildSpec;
import io.supportcenter.local.process.Launch;
import io.supportcenter.local.process.Parallel;
import io.supportcenter.local.process.PartFailed;
import io.supportcenter.local.process.Probe;
import io.supportcenter.local.process.Supervisor;
import io.supportcenter.local.tokens.LocalKeys;
import io.supportcenter.local.topics.TopicTable;
import io.supportcenter.schemas.SchemaSetup;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/** Everything on one machine: the platform, then the simulators and the services that are built. */
public final class Stack {

  private static final Duration READY_MAX = Duration.ofSeconds(180);
  private static final Duration STOP_MAX = Duration.ofSeconds(20);

  private final UpOptions options;
  private final Ports ports;
  private final Launch launch;
  private final Supervisor supervisor;
  private final PlatformAccess access;
  private final Platform platform;
  private final List<Service> services;
  private boolean stopped;

  /**
   * @param onReady takes each part's name and how long it took to get ready
   */
  public Stack(UpOptions options, BiConsumer<String, Duration> onReady) {
    this.options = options;
    this.ports = options.ports();
    this.launch = new Launch(options.dist(), options.state());
    this.supervisor = new Supervisor(onReady);
    this.access = PlatformAccess.of(options.state(), ports.platform());
    this.platform = new Platform(launch, supervisor, access, true);
    this.services = Service.builtIn(options.root());
  }

  /**
   * @throws PartFailed when a port is busy or a part does not get ready
   */
  public void start(LocalKeys keys) throws IOException, InterruptedException {
    PortCheck.requireFree(ports, needed());
    if (access.isSecured()) {
      platform.startSecured(Service.databases(), options.realm());
      addPartners();
    } else {
      platform.start(Service.databases());
    }
    SchemaSetup.apply(access.registry(PlatformAccess.SCHEMA_SETUP));
    List<Parallel.Step> rest = new ArrayList<>();
    rest.add(() -> startSimulator(RetailerBackEnd.class, Port.RETAILER));
    rest.add(() -> startSimulator(ManufacturerBackEnd.class, Port.MANUFACTURER));
    services.forEach(service -> rest.add(() -> startPartnersOf(service)));
    ServiceEnvironment environment = new ServiceEnvironment(ports, access, keys);
    services.forEach(service -> rest.add(() -> startService(service, environment)));
    Parallel.run(rest);
  }

  /** Before the services start: so they find the topics at once. */
  private void addPartners() throws IOException, InterruptedException {
    List<KafkaPartner> partners = SamplePartners.in(options.samples().resolve("partners"));
    KafkaPartners.add(access, partners);
    List<String> principals = new ArrayList<>(TopicTable.SERVICES);
    principals.addAll(List.of(PlatformAccess.ADMIN, TopicTable.OPERATOR));
    partners.forEach(partner -> principals.add(partner.id()));
    ClientFiles.write(options.state(), access, principals);
  }

  private Set<Port> needed() {
    Set<Port> needed =
        EnumSet.of(
            Port.KAFKA,
            Port.KAFKA_CONTROLLER,
            Port.POSTGRES,
            Port.REGISTRY,
            Port.REGISTRY_MANAGEMENT,
            Port.RETAILER,
            Port.MANUFACTURER);
    if (access.isSecured()) {
      needed.addAll(List.of(Port.KEYCLOAK, Port.KEYCLOAK_MANAGEMENT));
    }
    for (Service service : services) {
      needed.add(service.port());
      service.partners().ifPresent(needed::add);
    }
    return needed;
  }

  /** Those that only this service talks to; registration's serve all. */
  private void startPartnersOf(Service service) throws InterruptedException {
    switch (service) {
      case REGISTRATION -> {}
      case ACTIVATION -> startSimulator(ServiceProviderBackEnd.class, Port.PROVIDER);
      case PROACTIVE -> startSimulator(VendorBackEnd.class, Port.VENDOR);
      case REACTIVATION -> startSimulator(AccountSystemBackEnd.class, Port.ACCOUNT_SYSTEM);
      case SMS_ACTIVATION -> startMobileNetwork();
    }
  }

  private void startSimulator(Class<?> main, Port port) throws InterruptedException {
    String kind = port.option();
    ChildSpec spec =
        launch
            .main(
                kind + "-back-ends",
                main,
                List.of("-Xmx64m"),
                List.of(
                    "--port", Integer.toString(ports.of(port)),
                    "--data", options.samples().resolve("partners/" + kind + "s.json").toString()))
            .with(Map.of("PARTNER_TOKEN", port.partnerToken()));
    supervisor.start(spec, Probe.port(ports.of(port)), READY_MAX);
  }

  private void startMobileNetwork() throws InterruptedException {
    int port = ports.of(Port.MOBILE_NETWORK);
    ChildSpec spec =
        launch
            .main(
                "mobile-network",
                MobileNetwork.class,
                List.of("-Xmx64m", "-XX:TieredStopAtLevel=1"),
                List.of(
                    "--port",
                    Integer.toString(port),
                    "--gateway",
                    ports.url(Port.SMS_ACTIVATION) + "/v1/gateways/kannel/sms",
                    "--user",
                    ServiceEnvironment.GATEWAY,
                    "--state",
                    options.state().toString()))
            .with(
                Map.of(
                    "PARTNER_TOKEN",
                    Port.MOBILE_NETWORK.partnerToken(),
                    "GATEWAY_PASSWORD",
                    ServiceEnvironment.GATEWAY_PASSWORD));
    supervisor.start(spec, Probe.port(port), READY_MAX);
  }

  private void startService(Service service, ServiceEnvironment environment)
      throws InterruptedException {
    ChildSpec spec =
        launch.jar(
            service.module(),
            service.jar(options.root()),
            List.of("-Xmx256m"),
            environment.of(service));
    URI management = ports.url(service.management());
    Probe ready =
        Probe.http(management.resolve("/q/health/ready"))
            .and(Probe.http(management.resolve("/q/health/group/intake")));
    supervisor.start(spec, ready, READY_MAX);
  }

  /** Completes when a part has ended without being stopped. */
  public CompletableFuture<PartFailed> failure() {
    return supervisor.failure();
  }

  /** How broker, PostgreSQL and registry are reached. */
  public PlatformAccess access() {
    return access;
  }

  public List<Service> services() {
    return services;
  }

  /**
   * Stops everything, the platform last. Returns when no process is left.
   *
   * @return whether this call stopped anything
   */
  public synchronized boolean stop() throws IOException, InterruptedException {
    if (stopped || supervisor.running().isEmpty()) {
      supervisor.close();
      return false;
    }
    stopped = true;
    supervisor.close();
    List<String> uppers = new ArrayList<>(supervisor.running().keySet());
    uppers.removeAll(Platform.PARTS);
    supervisor.stop(uppers, STOP_MAX);
    platform.stop();
    return true;
  }
}
