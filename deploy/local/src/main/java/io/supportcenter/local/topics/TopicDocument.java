package io.supportcenter.local.topics;

import io.supportcenter.local.topics.TopicPlan.Partners;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code docs/topics.md}. */
final class TopicDocument {

  private static final String HEAD =
      """
      # Topics

      Generated from `deploy/local`, package `topics`, by `deploy/local/topics --document`. The local stack creates its topics from the same table.

      `PARTNER` is the id of a partner: there is one such topic for each. The plain form of a topic that partners write is read only when
      `support-center.plain-topics` is true; then it is the operator's, and what is on it may be in any partner's name ([core.md](core.md#partners)).
      `operator` stands for the operator's own back ends and readers. A service that writes a topic has to read it too: its relay asks for open transactions.

      | topic | partitions | kept | largest record | written by | read by |
      |---|---|---|---|---|---|
      """;

  private static final String PARTNERS =
      """

      ## A new partner

      | partner | writes | reads |
      |---|---|---|
      """;

  private static final String TAIL =
      """

      `deploy/local/topics --partner ID --kind KIND` prints the commands that create these topics and let the partner's principal use them, and nothing
      else: by their whole names, with groups and transactional ids that begin with `partners.ID.`. With `--apply --bootstrap HOST:PORT --command-config FILE`
      it creates what is not there yet instead; `FILE` has a Kafka client's settings. Services need no change: they read and write
      partners' topics by prefix, and find a new one within 30 s. A partner that uses HTTP needs its topic as well: the service publishes on it what the
      partner sends. A partner that does not read its answers may do without the topics for them; they are then on the plain ones, with the operator.
      An id belongs to one company: a retailer and a merchant with the same id would read each other's refusals.

      `deploy/local/topics` without a partner prints the same for an installation: all topics, and the ACLs of the services and of the operator, who reads
      everything. [The secured stack](secured.md) is made like that. The broker has to deny
      what no ACL allows: `authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer`, `allow.everyone.if.no.acl.found=false`, and
      `auto.create.topics.enable=false`.
      """;

  private TopicDocument() {}

  static String markdown() {
    return HEAD
        + TopicTable.all().stream().map(TopicDocument::row).collect(Collectors.joining())
        + PARTNERS
        + Arrays.stream(PartnerKind.values()).map(TopicDocument::row).collect(Collectors.joining())
        + TAIL;
  }

  private static String row(TopicPlan plan) {
    return "| %s | %d | %s | %s | %s | %s |\n"
        .formatted(
            plan.partners() == Partners.NOTHING
                ? code(plan.name())
                : code(plan.name() + ".PARTNER") + ", " + code(plan.name()),
            plan.partitions(),
            plan.retention().map(TopicDocument::kept).orElse("compacted"),
            plan.bytesMax() < 1 << 21 ? "1 MiB" : "2 MiB",
            users(plan, Partners.WRITE, plan.use().writers()),
            users(plan, Partners.READ, plan.use().readers()));
  }

  private static String row(PartnerKind kind) {
    return "| %s | %s | %s |\n"
        .formatted(
            kind.text(),
            code(kind.writes() + ".PARTNER"),
            kind.reads().stream()
                .map(topic -> code(topic + ".PARTNER"))
                .collect(Collectors.joining(", ")));
  }

  private static String users(TopicPlan plan, Partners partners, List<String> services) {
    return Stream.concat(
            plan.partners() == partners ? Stream.of("the partner") : Stream.empty(),
            services.containsAll(TopicTable.SERVICES)
                ? Stream.of("all services")
                : services.stream())
        .collect(Collectors.joining(", "));
  }

  private static String kept(Duration retention) {
    return retention.toDays() == 1 ? "1 day" : retention.toDays() + " days";
  }

  private static String code(String text) {
    return "`" + text + "`";
  }
}
