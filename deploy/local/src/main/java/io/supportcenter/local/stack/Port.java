package io.supportcenter.local.stack;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What listens on a port, and its default number. */
public enum Port {
  KAFKA(9092, "Kafka broker"),
  KAFKA_CONTROLLER(9093, "Kafka controller"),
  POSTGRES(5433, "PostgreSQL"),
  REGISTRY(8081, "schema registry"),
  REGISTRY_MANAGEMENT(8082, "schema registry, health and metrics"),
  KEYCLOAK(8443, "Keycloak"),
  KEYCLOAK_MANAGEMENT(8444, "Keycloak, health"),
  REGISTRATION(8101, "registration-service"),
  ACTIVATION(8102, "activation-service"),
  PROACTIVE(8103, "proactive-service"),
  REACTIVATION(8104, "reactivation-service"),
  SMS_ACTIVATION(8105, "sms-activation-service"),
  REGISTRATION_MANAGEMENT(9101, "registration-service, health and metrics"),
  ACTIVATION_MANAGEMENT(9102, "activation-service, health and metrics"),
  PROACTIVE_MANAGEMENT(9103, "proactive-service, health and metrics"),
  REACTIVATION_MANAGEMENT(9104, "reactivation-service, health and metrics"),
  SMS_ACTIVATION_MANAGEMENT(9105, "sms-activation-service, health and metrics"),
  RETAILER(8201, "simulator of retailers' back ends"),
  MANUFACTURER(8202, "simulator of manufacturers' back ends"),
  PROVIDER(8203, "simulator of service providers"),
  VENDOR(8204, "simulator of back ends of vendors of reservations"),
  ACCOUNT_SYSTEM(8205, "simulator of vendors' account systems"),
  MOBILE_NETWORK(8206, "simulator of phones and the mobile network");

  private final int usual;
  private final String purpose;

  Port(int usual, String purpose) {
    this.usual = usual;
    this.purpose = purpose;
  }

  public int usual() {
    return usual;
  }

  String purpose() {
    return purpose;
  }

  /** As written on the command line. */
  public String option() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What a simulator's callers have to show. */
  public String partnerToken() {
    return "local-" + option() + "-token";
  }

  static Port ofOption(String option) {
    return Arrays.stream(values())
        .filter(port -> port.option().equals(option))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException("there is no port " + option + ", only " + options()));
  }

  static String options() {
    return Arrays.stream(values()).map(Port::option).collect(Collectors.joining(", "));
  }
}
