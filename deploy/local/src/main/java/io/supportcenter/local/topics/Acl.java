package io.supportcenter.local.topics;

import io.supportcenter.local.topics.TopicPlan.Partners;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * What a principal may do; everything else is denied by Kafka's {@code StandardAuthorizer}.
 *
 * @param principal such as {@code User:northmart}
 */
public record Acl(
    String principal,
    ResourceType type,
    PatternType pattern,
    String name,
    List<AclOperation> operations) {

  private static final List<AclOperation> WRITE =
      List.of(AclOperation.WRITE, AclOperation.DESCRIBE);
  private static final List<AclOperation> READ = List.of(AclOperation.READ, AclOperation.DESCRIBE);

  /** The relay also asks which producers have a transaction open in what it writes. */
  private static final List<AclOperation> RELAY =
      List.of(AclOperation.WRITE, AclOperation.READ, AclOperation.DESCRIBE);

  public Acl {
    operations = List.copyOf(operations);
  }

  /** As Kafka has it: one for each operation. */
  List<AclBinding> bindings() {
    return operations.stream()
        .map(operation ->
            new AclBinding(
                new ResourcePattern(type, name, pattern),
                new AccessControlEntry(principal, "*", operation, AclPermissionType.ALLOW)))
        .toList();
  }

  /** Those of all services and of the operator, each {@code User:NAME}. */
  public static List<Acl> ofInstallation(String namespace, boolean plain) {
    return Stream.concat(
            TopicTable.SERVICES.stream()
                .flatMap(service -> of(service, namespace, "User:" + service, plain).stream()),
            ofOperator(namespace, "User:" + TopicTable.OPERATOR, plain).stream())
        .toList();
  }

  /**
   * The operator's: reads all topics, those of partners too, and writes what is its own.
   *
   * @param plain whether it writes the plain forms of what partners write
   */
  private static List<Acl> ofOperator(String namespace, String principal, boolean plain) {
    String prefix = namespace + TopicTable.OPERATOR + ".";
    Stream<Acl> wholes =
        TopicTable.installation(namespace, plain).stream()
            .filter(plan -> !plan.isBookmark())
            .map(plan -> literal(principal, plan.name(), isOperators(plan) ? RELAY : READ));
    Stream<Acl> parts =
        TopicTable.all().stream()
            .filter(plan -> plan.partners() != Partners.NOTHING)
            .map(plan ->
                new Acl(
                    principal, ResourceType.TOPIC, PatternType.PREFIXED, plan.name() + ".", READ));
    Stream<Acl> names =
        Stream.of(
            new Acl(principal, ResourceType.GROUP, PatternType.PREFIXED, prefix, READ),
            new Acl(principal, ResourceType.TRANSACTIONAL_ID, PatternType.PREFIXED, prefix, WRITE));
    return Stream.of(wholes, parts, names).flatMap(acls -> acls).toList();
  }

  private static boolean isOperators(TopicPlan plan) {
    return plan.use().writers().contains(TopicTable.OPERATOR) || plan.partners() == Partners.WRITE;
  }

  /**
   * A partner's: its own topics and nothing else, by their whole names. Its groups and
   * transactional ids begin with {@code partners.ID.}, which no service's do.
   */
  static List<Acl> of(PartnerKind kind, String partner, String principal) {
    String names = "partners." + partner + ".";
    List<Acl> all = new ArrayList<>();
    all.add(literal(principal, kind.writes() + "." + partner, WRITE));
    kind.reads().forEach(topic -> all.add(literal(principal, topic + "." + partner, READ)));
    all.add(new Acl(principal, ResourceType.GROUP, PatternType.PREFIXED, names, READ));
    all.add(new Acl(principal, ResourceType.TRANSACTIONAL_ID, PatternType.PREFIXED, names, WRITE));
    return all;
  }

  /**
   * A service's: partners' parts of topics by prefix, all others by their whole names; groups,
   * transactional ids, bookmarks and dead letters by the prefix that is its name.
   *
   * @param namespace with a dot at its end; empty in the only installation
   * @param plain whether it reads the plain forms of what partners write
   */
  static List<Acl> of(String service, String namespace, String principal, boolean plain) {
    String names = namespace + service + ".";
    Stream<Acl> topics =
        TopicTable.all().stream()
            .filter(plan -> !plan.name().startsWith(service + "."))
            .flatMap(plan -> of(plan, service, principal, plain));
    return Stream.concat(
            topics,
            Stream.of(
                new Acl(principal, ResourceType.TOPIC, PatternType.PREFIXED, names, RELAY),
                new Acl(principal, ResourceType.GROUP, PatternType.PREFIXED, names, READ),
                new Acl(
                    principal, ResourceType.TRANSACTIONAL_ID, PatternType.PREFIXED, names, WRITE)))
        .toList();
  }

  private static Stream<Acl> of(TopicPlan plan, String service, String principal, boolean plain) {
    List<AclOperation> operations =
        plan.use().writers().contains(service)
            ? RELAY
            : plan.use().readers().contains(service) ? READ : List.of();
    if (operations.isEmpty()) {
      return Stream.empty();
    }
    Acl whole = literal(principal, plan.name(), operations);
    Acl parts =
        new Acl(principal, ResourceType.TOPIC, PatternType.PREFIXED, plan.name() + ".", operations);
    return switch (plan.partners()) {
      case NOTHING -> Stream.of(whole);
      case READ -> Stream.of(whole, parts);
      case WRITE -> plain ? Stream.of(whole, parts) : Stream.of(parts);
    };
  }

  private static Acl literal(String principal, String topic, List<AclOperation> operations) {
    return new Acl(principal, ResourceType.TOPIC, PatternType.LITERAL, topic, operations);
  }
}
