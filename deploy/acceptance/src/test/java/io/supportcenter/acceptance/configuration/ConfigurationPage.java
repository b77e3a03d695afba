package io.supportcenter.acceptance.configuration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code docs/configuration.md}, from the sources of the services. */
final class ConfigurationPage {

  /** The services, and what the names of their own settings begin with. */
  private static final Map<String, String> SERVICES = services();

  private static final String HEAD =
      """
      # Configuration

      Generated from the sources; `./mvnw -pl deploy/acceptance -am test -Dtest=ConfigurationPageTest -Dsurefire.failIfNoSpecifiedTests=false
      -Dwrite-page` writes it again.

      A property is set by its environment variable, by a JVM argument `-Dproperty=value`, or in `config/application.properties` beside the service, the former
      before the latter. A service reads all of it when it starts. Secrets are files or environment variables, not arguments: these are in the list of processes.

      Durations are written as in ISO 8601 (`PT10S`, `P1D`), sizes as `1M`, lists with commas. A setting without a default that is not marked as required may be absent. `KEY` is a name that you
      choose; in the name of an environment variable it is in capitals.

      ## Connections

      What every service needs, and has no useful default. Properties of [Quarkus](https://quarkus.io/guides/all-config) that are not on this page work as well.

      | property | environment | unit | default | |
      |---|---|---|---|---|
      """;

  private static final List<Property> CONNECTIONS =
      List.of(
          connection("kafka.bootstrap.servers", "list", "localhost:9092", "Brokers, `host:port`."),
          connection(
              "kafka.security.protocol",
              "text",
              "PLAINTEXT",
              "`SASL_SSL` or `SSL` in production; every other `kafka.*` property of a client is passed on as well, to all clients of the service."),
          connection("kafka.sasl.mechanism", "text", "", "`SCRAM-SHA-512`, for example."),
          connection(
              "kafka.sasl.jaas.config",
              "text",
              "",
              "Login module, user and password of the service."),
          connection(
              "kafka.ssl.truststore.location",
              "file",
              "",
              "Certificates that the brokers' are verified with; `kafka.ssl.truststore.type` is `PEM`, `PKCS12` or `JKS`."),
          needed(
              "quarkus.datasource.jdbc.url",
              "text",
              "`jdbc:postgresql://host:5432/database`, one database for each service; with `?sslmode=verify-full` in production."),
          needed("quarkus.datasource.username", "text", "The role that the service runs with."),
          needed("quarkus.datasource.password", "text", "Its password."),
          needed(
              "quarkus.flyway.username",
              "text",
              "The owner of the tables, another role; see [core.md](core.md#what-it-needs-of-postgresql)."),
          connection(
              "quarkus.flyway.password",
              "text",
              "",
              "The owner's password; needed where migrations run."),
          connection(
              "support-center.namespace",
              "text",
              "",
              "Begins the names of groups, bookmarks and dead letters, where two installations share"
                  + " one Kafka."),
          needed(
              "support-center.vault.keys-file",
              "file",
              "Keys that seal what must not be read where it is stored; see [secrets.md](secrets.md#keys)."),
          connection(
              "quarkus.oidc.auth-server-url",
              "text",
              "",
              "Issuer of the tokens, such as `https://id.example.com/realms/support-center`. Required, unless `quarkus.oidc.public-key` is set."),
          connection(
              "quarkus.oidc.public-key",
              "text",
              "",
              "Key that tokens are verified with, in place of an issuer that is asked."),
          needed("quarkus.oidc.token.issuer", "text", "`iss` that every token must have."),
          needed(
              "quarkus.oidc.token.audience",
              "list",
              "One of these must be in `aud` of every token."));

  private final Path root;
  private final List<String> undescribed = new ArrayList<>();

  ConfigurationPage(Path root) {
    this.root = root;
  }

  String text() {
    StringBuilder page = new StringBuilder(HEAD);
    page.append(rows(CONNECTIONS));
    Path kit = root.resolve("service-kit/src/main");
    Defaults kits = Defaults.read(kit.resolve("resources/META-INF/microprofile-config.properties"));
    page.append("\n## Every service\n\n");
    section(page, "support-center", kit.resolve("java"), kits, kits);
    SERVICES.forEach((service, prefix) -> {
      Path sources = root.resolve(service + "/src/main");
      Defaults own = Defaults.read(sources.resolve("resources/application.properties"));
      page.append("\n## ").append(service).append("\n\n");
      section(page, prefix, sources.resolve("java"), own, kits);
    });
    return page.toString();
  }

  /** Properties whose meaning is written nowhere. */
  List<String> undescribed() {
    return undescribed;
  }

  private void section(
      StringBuilder page, String prefix, Path sources, Defaults own, Defaults kits) {
    Map<String, Property> settings = new LinkedHashMap<>();
    Mappings.of(sources, root.resolve("service-kit/src/main/java"))
        .forEach(p -> settings.put(p.name(), withDefault(p, own)));
    Set<String> mapped = new HashSet<>(settings.keySet());
    own.values()
        .forEach((name, value) -> {
          if (name.startsWith(prefix + ".") && mapped.stream().noneMatch(m -> matches(m, name))) {
            String meaning =
                own.comments().getOrDefault(name, kits.comments().getOrDefault(name, ""));
            settings.put(name, new Property(name, unit(value), value, false, meaning));
          }
        });
    settings.values().stream()
        .filter(p -> p.meaning().isBlank())
        .forEach(p -> undescribed.add(p.name()));
    page.append("| property | environment | unit | default | |\n|---|---|---|---|---|\n");
    page.append(rows(settings.values().stream().toList()));
    List<Property> libraries =
        own.values().entrySet().stream()
            .filter(e -> !settings.containsKey(e.getKey()))
            .filter(e -> mapped.stream().noneMatch(m -> matches(m, e.getKey())))
            .map(e -> new Property(e.getKey(), "", e.getValue(), false, ""))
            .toList();
    page.append(
        "\nWhat it sets besides, for its libraries and for itself; the guarantees rely on most of it:\n\n");
    page.append("| property | environment | default |\n|---|---|---|\n");
    libraries.forEach(p ->
        page.append(
            "| `%s` | `%s` | %s |\n".formatted(p.name(), p.environment(), code(p.fallback()))));
  }

  private static Property withDefault(Property property, Defaults defaults) {
    String fallback =
        defaults.values().entrySet().stream()
            .filter(e -> matches(property.name(), e.getKey()))
            .map(e ->
                property.name().equals(e.getKey())
                    ? e.getValue()
                    : last(e.getKey()) + "=" + e.getValue())
            .collect(Collectors.joining(", "));
    return new Property(
        property.name(),
        property.unit(),
        fallback,
        property.required() && fallback.isEmpty(),
        property.meaning());
  }

  private static String unit(String value) {
    if (value.matches("P[0-9DTHMS.]+")) {
      return "duration";
    } else if (value.matches("[0-9]+")) {
      return "number";
    } else if (value.matches("[0-9]+[KMG]")) {
      return "size";
    }
    return value.matches("true|false") ? "`true` or `false`" : "text";
  }

  private static boolean matches(String mapped, String name) {
    return mapped.equals(name)
        || (mapped.endsWith(".KEY") && name.startsWith(mapped.substring(0, mapped.length() - 3)));
  }

  private static String last(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static String rows(List<Property> properties) {
    return properties.stream()
        .map(p ->
            "| `%s` | `%s` | %s | %s | %s |\n"
                .formatted(
                    p.name(),
                    p.environment(),
                    p.unit(),
                    p.required() ? "**required**" : code(p.fallback()),
                    p.meaning()))
        .collect(Collectors.joining());
  }

  private static String code(String text) {
    return text.isEmpty() ? "" : "`" + text.replace("|", "\\|") + "`";
  }

  private static Property connection(String name, String unit, String fallback, String meaning) {
    return new Property(name, unit, fallback, false, meaning);
  }

  private static Property needed(String name, String unit, String meaning) {
    return new Property(name, unit, "", true, meaning);
  }

  private static Map<String, String> services() {
    Map<String, String> services = new LinkedHashMap<>();
    for (String name :
        List.of("registration", "activation", "proactive", "reactivation", "sms-activation")) {
      services.put(name + "-service", name);
    }
    return services;
  }
}
