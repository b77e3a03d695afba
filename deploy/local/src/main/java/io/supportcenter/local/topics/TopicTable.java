package io.supportcenter.local.topics;

import io.supportcenter.local.topics.TopicPlan.Partners;
import io.supportcenter.local.topics.TopicPlan.Use;
import io.supportcenter.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All topics: the local stack creates them from here, the commands of an installation and the table
 * in {@code docs/topics.md} are made from here.
 */
public final class TopicTable {

  /** The services, by the names that their groups, bookmarks and dead letters begin with. */
  public static final List<String> SERVICES =
      List.of("registration", "activation", "proactive", "reactivation", "sms-activation");

  /** Not a service: the operator's own back ends, and who may read everything. */
  public static final String OPERATOR = "operator";

  private static final String REGISTRATION = "registration";
  private static final String ACTIVATION = "activation";
  private static final String PROACTIVE = "proactive";
  private static final String REACTIVATION = "reactivation";
  private static final String SMS = "sms-activation";

  /** Chosen at the start and not changed: a key stays in its partition. */
  private static final int PARTITIONS = 6;

  /** Kafka's own default. */
  private static final int BYTES_MAX = 1_048_588;

  /** A dead letter is its record with more headers. */
  private static final int DEAD_LETTER_BYTES_MAX = 2 << 20;

  private static final Duration FACTS = Duration.ofDays(30);
  // Identities travel here as a partner sent them, so they do not stay long.
  private static final Duration PERSONAL_DATA = Duration.ofDays(3);
  // Pass codes in plain text.
  private static final Duration SECRETS = Duration.ofDays(1);

  private TopicTable() {}

  /** With the plain forms of those that partners have parts of; without these parts. */
  public static List<TopicPlan> all() {
    return Stream.of(ofPartners(), ofOperator(), ofServices(), internal())
        .flatMap(List::stream)
        .toList();
  }

  /**
   * What an installation has, without partners' parts.
   *
   * @param namespace with a dot at its end; empty in the only installation
   * @param plain whether the plain forms of what partners write are read
   */
  public static List<TopicPlan> installation(String namespace, boolean plain) {
    return all().stream()
        .filter(plan -> plain || plan.partners() != Partners.WRITE)
        .map(plan -> plan.in(namespace))
        .toList();
  }

  /** What a partner needs: where it reads answers, so that they are there first, and writes. */
  public static List<TopicPlan> of(PartnerKind kind, String partner) {
    return Stream.concat(kind.reads().stream(), Stream.of(kind.writes()))
        .map(name -> named(name).of(partner))
        .toList();
  }

  static TopicPlan named(String name) {
    return all().stream().filter(plan -> plan.name().equals(name)).findFirst().orElseThrow();
  }

  private static List<TopicPlan> ofPartners() {
    return List.of(
        written(Topics.RECEIPTS, PERSONAL_DATA, use(REGISTRATION, REGISTRATION)),
        written(Topics.VENDOR_EVENTS, FACTS, use("", PROACTIVE)),
        new TopicPlan(
            Topics.ACCOUNTS,
            PARTITIONS,
            Optional.empty(),
            BYTES_MAX,
            use("", REACTIVATION),
            Partners.WRITE),
        written(Topics.CHARGE_REQUESTS, FACTS, use("", SMS)),
        written(Topics.SMS_INBOUND, SECRETS, use(SMS, SMS)),
        read(Topics.REFUSALS, new Use(SERVICES, List.of(OPERATOR))),
        read(Topics.CHARGES, use(SMS, OPERATOR)));
  }

  private static List<TopicPlan> ofOperator() {
    return List.of(
        stream(Topics.ACTIVATION_REQUESTS, FACTS, use(OPERATOR, ACTIVATION)),
        stream(Topics.REACTIVATION_REQUESTS, FACTS, use(OPERATOR, REACTIVATION)),
        stream(
            Topics.LIVE_SESSION_REQUESTS,
            FACTS,
            new Use(List.of(OPERATOR, REACTIVATION), List.of(PROACTIVE))));
  }

  private static List<TopicPlan> ofServices() {
    return List.of(
        compacted(Topics.USERS, new Use(List.of(REGISTRATION), SERVICES)),
        stream(Topics.ERASURES, FACTS, new Use(SERVICES, List.of(REGISTRATION, OPERATOR))),
        compacted(
            Topics.ASSETS,
            new Use(List.of(REGISTRATION), List.of(ACTIVATION, PROACTIVE, REACTIVATION, SMS))),
        stream(Topics.REGISTRATIONS, FACTS, use(REGISTRATION, OPERATOR)),
        compacted(Topics.ACTIVATIONS, use(ACTIVATION, OPERATOR)),
        stream(Topics.CUSTOMER_MESSAGES, FACTS, use(PROACTIVE, OPERATOR)),
        stream(
            Topics.LIVE_SESSIONS,
            FACTS,
            new Use(
                List.of(PROACTIVE),
                List.of(REGISTRATION, ACTIVATION, REACTIVATION, SMS, OPERATOR))),
        stream(Topics.RESCHEDULES, FACTS, use(PROACTIVE, REGISTRATION)),
        stream(Topics.REACTIVATIONS, FACTS, use(REACTIVATION, OPERATOR)),
        stream(Topics.SMS_OUTBOUND, PERSONAL_DATA, use(SMS, OPERATOR)),
        compacted(Topics.CONSUMER_ACCOUNTS, use(SMS, OPERATOR)));
  }

  private static List<TopicPlan> internal() {
    return Stream.concat(
            Stream.of(
                deadLetters(REGISTRATION, PERSONAL_DATA),
                deadLetters(ACTIVATION, FACTS),
                deadLetters(PROACTIVE, PERSONAL_DATA),
                deadLetters(REACTIVATION, FACTS),
                deadLetters(SMS, SECRETS)),
            SERVICES.stream().map(TopicTable::bookmarks))
        .toList();
  }

  private static Use use(String writer, String reader) {
    return new Use(writer.isEmpty() ? List.of() : List.of(writer), List.of(reader));
  }

  private static TopicPlan written(String name, Duration retention, Use use) {
    return new TopicPlan(name, PARTITIONS, Optional.of(retention), BYTES_MAX, use, Partners.WRITE);
  }

  private static TopicPlan read(String name, Use use) {
    return new TopicPlan(name, PARTITIONS, Optional.of(FACTS), BYTES_MAX, use, Partners.READ);
  }

  private static TopicPlan stream(String name, Duration retention, Use use) {
    return new TopicPlan(
        name, PARTITIONS, Optional.of(retention), BYTES_MAX, use, Partners.NOTHING);
  }

  private static TopicPlan compacted(String name, Use use) {
    return new TopicPlan(name, PARTITIONS, Optional.empty(), BYTES_MAX, use, Partners.NOTHING);
  }

  private static TopicPlan deadLetters(String service, Duration retention) {
    return new TopicPlan(
        Topics.deadLetters(service),
        PARTITIONS,
        Optional.of(retention),
        DEAD_LETTER_BYTES_MAX,
        use(service, OPERATOR),
        Partners.NOTHING);
  }

  private static TopicPlan bookmarks(String service) {
    return new TopicPlan(
        Topics.relayBookmarks(service),
        1,
        Optional.empty(),
        BYTES_MAX,
        use(service, service),
        Partners.NOTHING);
  }
}
