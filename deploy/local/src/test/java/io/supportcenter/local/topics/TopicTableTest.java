package io.supportcenter.local.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supportcenter.local.Commands;
import io.supportcenter.local.topics.TopicPlan.Partners;
import io.supportcenter.schemas.Topics;
import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TopicTableTest {

  private static final Path ROOT = Path.of("../..");

  @Test
  void shouldHaveEveryTopicOnce() {
    assertThat(TopicTable.all())
        .extracting(TopicPlan::name)
        .doesNotHaveDuplicates()
        .containsAll(constants())
        .hasSize(constants().size() + 2 * TopicTable.SERVICES.size());
    assertThat(TopicTable.all())
        .filteredOn(plan -> plan.partners() == Partners.WRITE)
        .extracting(TopicPlan::name)
        .containsExactlyInAnyOrderElementsOf(Topics.ofPartners())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(PartnerKind.values()).map(PartnerKind::writes).toList());
    assertThat(TopicTable.all())
        .filteredOn(plan -> plan.retention().isEmpty() && !plan.name().endsWith("bookmarks"))
        .extracting(TopicPlan::name)
        .containsExactlyInAnyOrderElementsOf(Topics.compacted());
  }

  @Test
  void shouldHaveTheReadersThatTheServicesAre() throws IOException {
    Map<String, Set<String>> channels = new TreeMap<>();
    for (String service : TopicTable.SERVICES) {
      channelsOf(service)
          .forEach(topic -> channels.computeIfAbsent(topic, _ -> new TreeSet<>()).add(service));
    }

    Map<String, Set<String>> readers = new TreeMap<>();
    TopicTable.all().stream()
        .filter(plan -> !plan.name().endsWith("bookmarks"))
        .forEach(plan -> {
          Set<String> services = new HashSet<>(plan.use().readers());
          services.retainAll(TopicTable.SERVICES);
          if (!services.isEmpty()) {
            readers.put(plan.name(), new TreeSet<>(services));
          }
        });
    assertThat(readers).isEqualTo(channels);
  }

  @Test
  void shouldBeTheTableInTheDocs() throws IOException {
    assertThat(ROOT.resolve("docs/topics.md")).hasContent(TopicDocument.markdown());
  }

  @Test
  void shouldPrintWhatAPartnerNeedsAndNoMore() {
    assertThat(lines("--partner", "corner-shop", "--kind", "merchant", "--principal", "User:CN=x"))
        .containsExactly(
            "$KAFKA/kafka-topics.sh $ADMIN --create --if-not-exists --topic"
                + " refusals.v1.corner-shop --partitions 6 --replication-factor 3"
                + " --config max.message.bytes=1048588 --config retention.ms=2592000000",
            "$KAFKA/kafka-topics.sh $ADMIN --create --if-not-exists --topic"
                + " charges.v1.corner-shop --partitions 6 --replication-factor 3"
                + " --config max.message.bytes=1048588 --config retention.ms=2592000000",
            "$KAFKA/kafka-topics.sh $ADMIN --create --if-not-exists --topic"
                + " charge-requests.v1.corner-shop --partitions 6 --replication-factor 3"
                + " --config max.message.bytes=1048588 --config retention.ms=2592000000",
            "$KAFKA/kafka-acls.sh $ADMIN --add --allow-principal 'User:CN=x' --operation write"
                + " --operation describe --topic 'charge-requests.v1.corner-shop'",
            "$KAFKA/kafka-acls.sh $ADMIN --add --allow-principal 'User:CN=x' --operation read"
                + " --operation describe --topic 'refusals.v1.corner-shop'",
            "$KAFKA/kafka-acls.sh $ADMIN --add --allow-principal 'User:CN=x' --operation read"
                + " --operation describe --topic 'charges.v1.corner-shop'",
            "$KAFKA/kafka-acls.sh $ADMIN --add --allow-principal 'User:CN=x' --operation read"
                + " --operation describe --group 'partners.corner-shop.'"
                + " --resource-pattern-type prefixed",
            "$KAFKA/kafka-acls.sh $ADMIN --add --allow-principal 'User:CN=x' --operation write"
                + " --operation describe --transactional-id 'partners.corner-shop.'"
                + " --resource-pattern-type prefixed");
  }

  @Test
  void shouldPrintTheAclsOfServicesByPrefix() {
    assertThat(lines("--namespace", "eu"))
        .anyMatch(line -> line.contains("--topic eu.sms-activation.relay-bookmarks"))
        .noneMatch(line -> line.contains("--create") && line.contains("--topic receipts.v1 "))
        .noneMatch(line -> line.endsWith("--topic 'receipts.v1'"))
        .contains(
            acl("registration", "write read describe", "--topic 'receipts.v1.'", true),
            acl("proactive", "read describe", "--topic 'vendor-events.v1.'", true),
            acl("sms-activation", "write read describe", "--topic 'charges.v1'", false),
            acl("sms-activation", "write read describe", "--topic 'charges.v1.'", true),
            acl("activation", "write read describe", "--topic 'refusals.v1.'", true),
            acl("activation", "read describe", "--topic 'assets.v1'", false),
            acl("reactivation", "read describe", "--group 'eu.reactivation.'", true),
            acl("reactivation", "write describe", "--transactional-id 'eu.reactivation.'", true));
    assertThat(lines("--plain"))
        .contains(acl("registration", "write read describe", "--topic 'receipts.v1'", false));
  }

  @Test
  void shouldLetTheOperatorReadAllButBookmarksAndWriteItsOwn() {
    assertThat(lines())
        .contains(
            acl("operator", "read describe", "--topic 'assets.v1'", false),
            acl("operator", "read describe", "--topic 'sms-inbound.v1.'", true),
            acl("operator", "write read describe", "--topic 'activation-requests.v1'", false),
            acl("operator", "read describe", "--group 'operator.'", true))
        .noneMatch(line -> line.contains("User:operator") && line.contains("bookmarks"));
  }

  @Test
  void shouldRefuseAnIdThatIsNone() {
    assertThatThrownBy(() -> lines("--partner", "shop.*", "--kind", "merchant"))
        .hasMessageStartingWith("a partner's id must have");
    assertThatThrownBy(() -> lines("--partner", "shop")).hasMessage("--partner needs --kind");
    assertThatThrownBy(() -> lines("--apply")).hasMessage("--apply needs --bootstrap");
  }

  private static String acl(String service, String operations, String resource, boolean prefixed) {
    return "$KAFKA/kafka-acls.sh $ADMIN --add --allow-principal 'User:%s'%s %s%s"
        .formatted(
            service,
            Stream.of(operations.split(" "))
                .map(operation -> " --operation " + operation)
                .collect(Collectors.joining()),
            resource,
            prefixed ? " --resource-pattern-type prefixed" : "");
  }

  private static List<String> lines(String... arguments) {
    return TopicsCommand.lines(Commands.parse(TopicsCommand.Arguments.class, arguments));
  }

  private static Set<String> constants() {
    return Arrays.stream(Topics.class.getFields())
        .filter(field -> Modifier.isStatic(field.getModifiers()))
        .map(field -> {
          try {
            return (String) field.get(null);
          } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
          }
        })
        .collect(Collectors.toSet());
  }

  /** The topics of its channels, without the expression that stands for partners' parts. */
  private static List<String> channelsOf(String service) throws IOException {
    Properties properties = new Properties();
    for (String file :
        List.of(
            "service-kit/src/main/resources/META-INF/microprofile-config.properties",
            service + "-service/src/main/resources/application.properties")) {
      try (Reader reader = Files.newBufferedReader(ROOT.resolve(file))) {
        properties.load(reader);
      }
    }
    return properties.stringPropertyNames().stream()
        .filter(name -> name.matches("mp\\.messaging\\.incoming\\.[^.]+\\.topic"))
        .map(properties::getProperty)
        .map(topic -> topic.replaceFirst("\\$\\{.*", "").replace("[.]", "."))
        .toList();
  }
}
