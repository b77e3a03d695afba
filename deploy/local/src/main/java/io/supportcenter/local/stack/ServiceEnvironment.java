package io.supportcenter.local.stack;

import io.supportcenter.local.platform.PlatformAccess;
import io.supportcenter.local.platform.Postgres;
import io.supportcenter.local.platform.Security;
import io.supportcenter.local.tokens.LocalKeys;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The environment variables of a service. */
record ServiceEnvironment(Ports ports, PlatformAccess access, LocalKeys keys) {

  /** The simulated SMS gateway, as in samples/partners/gateways.json. */
  static final String GATEWAY = "coastal";

  static final String GATEWAY_PASSWORD = "coastal-of-the-local-stack";

  /** Numbers of ours that need no card, to which codes may be sent in vain. */
  private static final String FURTHER_SHORT_CODES = "70012,20133";

  Map<String, String> of(Service service) {
    Map<String, String> environment = new HashMap<>();
    access
        .kafka(service.port().option())
        .forEach((setting, value) -> environment.put(variable("kafka." + setting), value));
    environment.put("SUPPORT_CENTER_REGISTRY_URL", access.registryUrl());
    environment.put("QUARKUS_DATASOURCE_JDBC_URL", access.jdbcUrl(service.database()));
    environment.put("QUARKUS_DATASOURCE_USERNAME", service.database());
    environment.put("QUARKUS_DATASOURCE_PASSWORD", access.databasePassword(service.database()));
    String owner = Postgres.owner(service.database());
    environment.put("QUARKUS_FLYWAY_USERNAME", owner);
    environment.put("QUARKUS_FLYWAY_PASSWORD", access.databasePassword(owner));
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(ports.of(service.port())));
    environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
    environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(ports.of(service.management())));
    environment.put("QUARKUS_OIDC_TOKEN_AUDIENCE", service.module());
    environment.putAll(
        access.security().map(known -> secured(known, service)).orElseGet(this::open));
    environment.put(
        "SUPPORT_CENTER_VAULT_KEYS_FILE", keys.vaultFile("vault-" + service.module()).toString());
    environment.put("SUPPORT_CENTER_PARTNERS_HTTP_ALLOWED", "true");
    environment.put("SUPPORT_CENTER_PARTNERS_ALLOWED_NETWORKS", "127.0.0.0/8");
    environment.putAll(extras(service));
    return environment;
  }

  /** Tokens of {@code deploy/local/token}, and records in any partner's name. */
  private Map<String, String> open() {
    return Map.of(
        "QUARKUS_OIDC_PUBLIC_KEY",
        keys.tokens().publicKeyBase64(),
        "QUARKUS_OIDC_TOKEN_ISSUER",
        LocalKeys.ISSUER,
        "SUPPORT_CENTER_PLAIN_TOPICS",
        "true",
        "SUPPORT_CENTER_INSECURE_LOCAL",
        "true");
  }

  /** Tokens of Keycloak; nothing insecure is allowed. */
  private Map<String, String> secured(Security security, Service service) {
    String issuer = ports.platform().issuer();
    return Map.of(
        "QUARKUS_OIDC_AUTH_SERVER_URL",
        issuer,
        "QUARKUS_OIDC_TOKEN_ISSUER",
        issuer,
        "QUARKUS_OIDC_TLS_TLS_CONFIGURATION_NAME",
        "issuer",
        "QUARKUS_TLS_ISSUER_TRUST_STORE_PEM_CERTS",
        security.ca().toString(),
        "SUPPORT_CENTER_REGISTRY_CA_FILE",
        security.ca().toString(),
        "SUPPORT_CENTER_REGISTRY_USERNAME",
        service.module(),
        "SUPPORT_CENTER_REGISTRY_PASSWORD",
        access.clientSecret(service.module()));
  }

  private static String variable(String setting) {
    return setting.toUpperCase(Locale.ROOT).replace('.', '_');
  }

  private Map<String, String> extras(Service service) {
    return switch (service) {
      case REGISTRATION ->
          Map.of("REGISTRATION_IDENTITY_KEYS", "1:" + keys.secretBase64("identity-hash"));
      case SMS_ACTIVATION ->
          Map.of(
              "SMS_ACTIVATION_PEPPERS",
              "1:" + keys.secretBase64("pass-code-pepper"),
              "SMS_ACTIVATION_SHORT_CODES",
              FURTHER_SHORT_CODES);
      case ACTIVATION, PROACTIVE, REACTIVATION -> Map.of();
    };
  }
}
