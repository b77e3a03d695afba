package io.supportcenter.local.stack;

import io.supportcenter.local.tokens.LocalKeys;
import java.util.HashMap;
import java.util.Map;

/** The environment variables of a service. */
record ServiceEnvironment(Ports ports, LocalKeys keys) {

  /** User name and password of the simulated SMS gateway, as in samples/partners/gateways.json. */
  static final String GATEWAY = "coastal";

  Map<String, String> of(Service service) {
    Map<String, String> environment = new HashMap<>();
    environment.put("KAFKA_BOOTSTRAP_SERVERS", ports.platform().bootstrapServers());
    environment.put("SUPPORT_CENTER_REGISTRY_URL", ports.platform().registryUrl());
    environment.put("QUARKUS_DATASOURCE_JDBC_URL", ports.platform().jdbcUrl(service.database()));
    environment.put("QUARKUS_DATASOURCE_USERNAME", service.database());
    environment.put("QUARKUS_DATASOURCE_PASSWORD", service.database());
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(ports.of(service.port())));
    environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
    environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(ports.of(service.management())));
    environment.put("QUARKUS_OIDC_PUBLIC_KEY", keys.tokens().publicKeyBase64());
    environment.put("QUARKUS_OIDC_TOKEN_ISSUER", LocalKeys.ISSUER);
    environment.putAll(extras(service));
    return environment;
  }

  private Map<String, String> extras(Service service) {
    return switch (service) {
      case REGISTRATION ->
          Map.of("REGISTRATION_IDENTITY_KEYS", "1:" + keys.secretBase64("identity-hash"));
      case ACTIVATION ->
          Map.of("ACTIVATION_CREDENTIALS_KEYS", "1:" + keys.secretBase64("credentials"));
      case SMS_ACTIVATION ->
          Map.of("SMS_ACTIVATION_PEPPERS", "1:" + keys.secretBase64("pass-code-pepper"));
      case PROACTIVE, REACTIVATION -> Map.of();
    };
  }
}
