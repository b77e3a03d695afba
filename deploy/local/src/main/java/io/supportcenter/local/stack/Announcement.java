package io.supportcenter.local.stack;

import java.time.Duration;
import java.util.stream.Collectors;

/** What a person needs to know once everything runs. */
public final class Announcement {

  private Announcement() {}

  public static String of(UpOptions options, Stack stack, Duration took) {
    Ports ports = options.ports();
    String state = options.state().toString();
    return """

    Everything runs (%d s).

    %s
      Kafka             %s
      PostgreSQL        %s (%s)
      Schema registry   %s (Confluent-compatible: %s/apis/ccompat/v7)
      Retailers         %s/northmart
      Manufacturers     %s/aurelia-audio
    %s%s  Logs              %s

    Try:
      deploy/local/token --role user --subject USER_ID          a bearer token
      deploy/local/kafka topics --list                          Kafka's own tools, on this broker
      deploy/local/kafka consumer-groups --describe --all-groups
      deploy/local/kafka console-consumer --topic assets.v1 --from-beginning
      kcat -b %s -C -t assets.v1 -f '%%k %%h\\n'

    Ctrl-C stops it.
    """
        .formatted(
            took.toSeconds(),
            services(stack, ports),
            ports.platform().bootstrapServers(),
            ports.platform().jdbcUrl(""),
            databases(stack),
            stack.access().registryUrl(),
            stack.access().registryUrl(),
            ports.url(Port.RETAILER),
            ports.url(Port.MANUFACTURER),
            partners(stack, ports),
            issuer(stack, options),
            state + "/logs",
            ports.platform().bootstrapServers());
  }

  private static String databases(Stack stack) {
    return stack.access().isSecured()
        ? "each service's database and user have its name"
        : "user postgres, password postgres; each service's database, user and password have its name";
  }

  private static String issuer(Stack stack, UpOptions options) {
    return stack.access().isSecured()
        ? "  Keycloak          %s/admin\n  Kafka's users     %s\n"
            .formatted(options.ports().platform().keycloakUrl(), options.state().resolve("clients"))
        : "";
  }

  private static String services(Stack stack, Ports ports) {
    return stack.services().stream()
        .map(service ->
            "  %-17s %s, %s/openapi\n"
                .formatted(
                    service.module(), ports.url(service.port()), ports.url(service.management())))
        .collect(Collectors.joining());
  }

  /** The simulators that only some services have. */
  private static String partners(Stack stack, Ports ports) {
    return stack.services().stream()
        .map(service -> partnersOf(service, ports))
        .collect(Collectors.joining());
  }

  private static String partnersOf(Service service, Ports ports) {
    return switch (service) {
      case REGISTRATION -> "";
      case ACTIVATION ->
          "  Service providers %s/skywave-radio\n".formatted(ports.url(Port.PROVIDER));
      case PROACTIVE ->
          "  Vendors           %s (deploy/local/trip: a late flight, on a phone's and an agent's page)\n"
              .formatted(ports.url(Port.VENDOR));
      case REACTIVATION -> "  Account systems   %s\n".formatted(ports.url(Port.ACCOUNT_SYSTEM));
      case SMS_ACTIVATION ->
          "  Phones            %s/control/messages (POST [{\"from\", \"to\", \"text\"}] sends SMS)\n"
              .formatted(ports.url(Port.MOBILE_NETWORK));
    };
  }
}
