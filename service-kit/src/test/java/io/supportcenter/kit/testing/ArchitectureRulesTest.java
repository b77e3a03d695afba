package io.supportcenter.kit.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small service that keeps every rule; each test adds what breaks one. */
class ArchitectureRulesTest {

  private static final String ROOT = "io.supportcenter.shop";
  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();
  private static final StandardJavaFileManager FILES = files();

  private final Map<String, String> sources = new TreeMap<>();

  @TempDir private Path directory;

  ArchitectureRulesTest() {
    add("ShopConfig", "public interface ShopConfig {}");
    add("ShopBeans", "class ShopBeans { io.supportcenter.events.Money published; }");
    add("item.Item", "public record Item(int[] sizes) {}");
    add(
        "order.Order",
        """
        public record Order(
            java.time.Instant at, ROOT.item.Item item, ROOT.order.line.Line[] lines) {}
        """);
    add("order.line.Line", "public record Line(java.math.BigDecimal price) {}");
    add(
        "order.events.OrderEvents",
        "public class OrderEvents { ROOT.order.Order o; io.supportcenter.events.Money m; }");
    add(
        "order.store.OrderStore",
        "public class OrderStore { ROOT.order.events.OrderEvents e; java.sql.Connection tx; }");
    add("order.partner.OrderCall", "public record OrderCall(ROOT.order.store.OrderStore store) {}");
    add(
        "order.intake.OrderIntake",
        """
        class OrderIntake {
          ROOT.order.partner.OrderCall call;
          org.apache.kafka.clients.consumer.ConsumerRecords<byte[], byte[]> polled;
        }
        """);
    add(
        "order.rest.OrderResource",
        """
        @jakarta.ws.rs.Path("orders")
        public class OrderResource { ROOT.order.store.OrderStore store; }
        """);
  }

  @Test
  void shouldAcceptAServiceThatKeepsEveryRule() {
    for (Consumer<ArchitectureRules> rule : rules()) {
      assertThatCode(() -> rule.accept(house())).doesNotThrowAnyException();
    }
  }

  @Test
  void shouldRefuseACircleBetweenFeatures() {
    add("item.store.ItemStore", "class ItemStore { ROOT.order.Order order; }");
    refuse(ArchitectureRules::shouldHaveNoCircleBetweenFeatures, "Cycle detected");
  }

  @Test
  void shouldRefuseARoomUnderASubFeature() {
    add("order.line.store.LineStore", "class LineStore {}");
    refuse(ArchitectureRules::shouldHaveRoomsOnlyRightUnderFeatures, "LineStore");
  }

  @Test
  void shouldRefuseAPackageUnderARoom() {
    add("order.rest.view.OrderView", "class OrderView {}");
    refuse(ArchitectureRules::shouldHaveRoomsOnlyRightUnderFeatures, "OrderView");
  }

  @Test
  void shouldRefuseARoomThatBelongsToNoFeature() {
    add("rest.Errors", "class Errors {}");
    refuse(ArchitectureRules::shouldHaveRoomsOnlyRightUnderFeatures, "Errors");
  }

  @Test
  void shouldRefuseSqlInTheDomain() {
    add("order.line.Lines", "class Lines { java.sql.Connection tx; }");
    refuse(ArchitectureRules::shouldKeepTheDomainPure, "java.sql.Connection");
  }

  @Test
  void shouldRefuseARoomInTheDomain() {
    add("order.Orders", "class Orders { ROOT.order.store.OrderStore[] stores; }");
    refuse(ArchitectureRules::shouldKeepTheDomainPure, "OrderStore");
  }

  @Test
  void shouldRefuseADomainInARoomOfAnotherName() {
    add("order.progress.Orders", "class Orders { jakarta.inject.Singleton scope; }");
    refuse(ArchitectureRules::shouldKeepTheDomainPure, "Singleton");
  }

  @Test
  void shouldRefuseALibraryThatIsNotNamed() {
    add("order.Text", "class Text { com.fasterxml.jackson.databind.JsonNode node; }");
    refuse(ArchitectureRules::shouldKeepTheDomainPure, "JsonNode");
    assertThatCode(() -> house("com.fasterxml.jackson..").shouldKeepTheDomainPure())
        .doesNotThrowAnyException();
  }

  @Test
  void shouldRefuseAvroOutsideOfEvents() {
    add("order.rest.Body", "class Body { io.supportcenter.events.Money money; }");
    refuse(ArchitectureRules::shouldReadAndWriteAvroInEventsOnly, "Body.money");
  }

  @Test
  void shouldRefuseAStoreInEvents() {
    add("item.events.ItemEvents", "class ItemEvents { ROOT.order.store.OrderStore store; }");
    refuse(ArchitectureRules::shouldUseFromEventsNoOtherRoom, "ItemEvents.store");
  }

  @Test
  void shouldRefuseAPartnerInAStore() {
    add("order.store.Batch", "class Batch { ROOT.order.partner.OrderCall call; }");
    refuse(ArchitectureRules::shouldUseFromStoresOnlyEvents, "Batch.call");
  }

  @Test
  void shouldRefuseAResourceInAPartner() {
    add("order.partner.Other", "class Other { ROOT.order.rest.OrderResource resource; }");
    refuse(ArchitectureRules::shouldUseFromPartnersOnlyStoresAndEvents, "Other.resource");
  }

  @Test
  void shouldRefuseAResourceOfAnotherFeature() {
    add("item.rest.Other", "class Other { ROOT.order.rest.OrderResource resource; }");
    refuse(ArchitectureRules::shouldUseNeitherIntakesNorResources, "Other.resource");
  }

  @Test
  void shouldRefuseAResourceInAnIntake() {
    add("order.intake.Other", "class Other { ROOT.order.rest.OrderResource resource; }");
    refuse(ArchitectureRules::shouldUseNeitherIntakesNorResources, "Other.resource");
  }

  @Test
  void shouldRefuseAnythingElseInTheRoot() {
    add("Texts", "class Texts {}");
    refuse(ArchitectureRules::shouldHoldOnlyConfigurationAndBeansInTheRoot, "Texts");
  }

  @Test
  void shouldRefuseTheRootInAFeature() {
    add("order.rest.Other", "class Other { ROOT.ShopConfig config; }");
    refuse(ArchitectureRules::shouldHoldOnlyConfigurationAndBeansInTheRoot, "Other.config");
  }

  @Test
  void shouldRefuseAnHttpClient() {
    add("order.partner.Http", "class Http { java.net.http.HttpClient client; }");
    refuse(ArchitectureRules::shouldLeaveHttpClientsToTheKit, "HttpClient");
  }

  @Test
  void shouldRefuseAJsonMapper() {
    add(
        "order.partner.Json",
        "class Json { Object m = com.fasterxml.jackson.databind.json.JsonMapper.builder(); }");
    refuse(ArchitectureRules::shouldLeaveJsonMappersToTheKit, "JsonMapper");
  }

  @Test
  void shouldRefuseAnObjectMapper() {
    add(
        "order.partner.Json",
        "class Json { Object m = new com.fasterxml.jackson.databind.ObjectMapper(); }");
    refuse(ArchitectureRules::shouldLeaveJsonMappersToTheKit, "ObjectMapper");
  }

  @Test
  void shouldRefuseAConnectionOfItsOwn() {
    add(
        "order.store.Connections",
        """
        class Connections {
          Object open(io.agroal.api.AgroalDataSource source) throws java.sql.SQLException {
            return source.getConnection();
          }
        }
        """);
    refuse(ArchitectureRules::shouldLeaveConnectionsToTheKit, "getConnection");
  }

  @Test
  void shouldRefuseASupplierOfConnections() {
    add(
        "order.store.Connections",
        """
        class Connections {
          java.util.concurrent.Callable<?> opening(javax.sql.DataSource source) {
            return source::getConnection;
          }
        }
        """);
    refuse(ArchitectureRules::shouldLeaveConnectionsToTheKit, "getConnection");
  }

  @Test
  void shouldRefuseASchedule() {
    add(
        "order.store.Expiry",
        """
        class Expiry {
          @io.quarkus.scheduler.Scheduled(every = "1m")
          void run() {}
        }
        """);
    refuse(ArchitectureRules::shouldLeaveSchedulesToTheKit, "Expiry.run");
  }

  @Test
  void shouldRefuseAnObserverBeforeTheCommit() {
    add(
        "order.store.Feed",
        """
        class Feed {
          void grew(
              @jakarta.enterprise.event.Observes io.supportcenter.kit.outbox.OutboxGrew event) {}
        }
        """);
    refuse(ArchitectureRules::shouldObserveAfterTheCommit, "Feed.grew");
  }

  @Test
  void shouldAcceptAnObserverAfterTheCommit() {
    add(
        "order.store.Feed",
        """
        class Feed {
          void grew(
              @jakarta.enterprise.event.Observes(
                  during = jakarta.enterprise.event.TransactionPhase.AFTER_SUCCESS)
              io.supportcenter.kit.outbox.OutboxGrew event) {}
        }
        """);
    assertThatCode(() -> house().shouldObserveAfterTheCommit()).doesNotThrowAnyException();
  }

  @Test
  void shouldRefuseACommandThatPassesTheOutboxsLimit() {
    add(
        "order.rest.OrderCommands",
        """
        class OrderCommands {
          void add(io.supportcenter.kit.work.UnitOfWork work, java.sql.Connection tx)
              throws java.sql.SQLException {
            work.write(tx, io.supportcenter.kit.work.Effects.NONE);
          }
        }
        """);
    refuse(ArchitectureRules::shouldPublishTheEffectsOfCommands, "UnitOfWork.write");
  }

  @Test
  void shouldRefuseTheKafkaClient() {
    add(
        "order.intake.Other",
        "class Other { org.apache.kafka.clients.consumer.ConsumerRecord<byte[], byte[]> record; }");
    refuse(ArchitectureRules::shouldLeaveTheKafkaClientToTheKit, "Other.record");
  }

  @Test
  void shouldRefusePolledRecordsOutsideOfIntakes() {
    add(
        "order.store.Other",
        "class Other { org.apache.kafka.clients.consumer.ConsumerRecords<byte[], byte[]> polled;"
            + " }");
    refuse(ArchitectureRules::shouldLeaveTheKafkaClientToTheKit, "Other.polled");
  }

  @Test
  void shouldRefuseInjectedFields() {
    add("order.store.Other", "class Other { @jakarta.inject.Inject String text; }");
    refuse(ArchitectureRules::shouldInjectThroughConstructors, "Other.text");
  }

  @Test
  void shouldRefuseAResourceThatIsNotPublic() {
    add("item.rest.ItemResource", "@jakarta.ws.rs.Path(\"items\") class ItemResource {}");
    refuse(ArchitectureRules::shouldNameResourcesAsSuchAndMakeThemPublic, "ItemResource");
  }

  @Test
  void shouldRefuseAResourceInAStore() {
    add("item.store.ItemResource", "@jakarta.ws.rs.Path(\"items\") public class ItemResource {}");
    refuse(ArchitectureRules::shouldNameResourcesAsSuchAndMakeThemPublic, "ItemResource");
  }

  @Test
  void shouldRefuseAnEntityOfAnotherName() {
    add("item.store.Items", "@jakarta.persistence.Entity class Items {}");
    refuse(ArchitectureRules::shouldNameEntitiesAsSuch, "Items");
  }

  private static List<Consumer<ArchitectureRules>> rules() {
    return List.of(
        ArchitectureRules::shouldHaveNoCircleBetweenFeatures,
        ArchitectureRules::shouldHaveRoomsOnlyRightUnderFeatures,
        ArchitectureRules::shouldKeepTheDomainPure,
        ArchitectureRules::shouldReadAndWriteAvroInEventsOnly,
        ArchitectureRules::shouldUseFromEventsNoOtherRoom,
        ArchitectureRules::shouldUseFromStoresOnlyEvents,
        ArchitectureRules::shouldUseFromPartnersOnlyStoresAndEvents,
        ArchitectureRules::shouldUseNeitherIntakesNorResources,
        ArchitectureRules::shouldHoldOnlyConfigurationAndBeansInTheRoot,
        ArchitectureRules::shouldLeaveHttpClientsToTheKit,
        ArchitectureRules::shouldLeaveJsonMappersToTheKit,
        ArchitectureRules::shouldLeaveConnectionsToTheKit,
        ArchitectureRules::shouldLeaveSchedulesToTheKit,
        ArchitectureRules::shouldObserveAfterTheCommit,
        ArchitectureRules::shouldPublishTheEffectsOfCommands,
        ArchitectureRules::shouldLeaveTheKafkaClientToTheKit,
        ArchitectureRules::shouldInjectThroughConstructors,
        ArchitectureRules::shouldNameResourcesAsSuchAndMakeThemPublic,
        ArchitectureRules::shouldNameEntitiesAsSuch);
  }

  private void refuse(Consumer<ArchitectureRules> rule, String culprit) {
    assertThatThrownBy(() -> rule.accept(house()))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(culprit);
  }

  private void add(String name, String declaration) {
    int dot = name.lastIndexOf('.');
    String in = dot < 0 ? ROOT : ROOT + "." + name.substring(0, dot);
    sources.put(name, "package %s;%n%s".formatted(in, declaration).replace("ROOT.", ROOT + "."));
  }

  private ArchitectureRules house(String... libraries) {
    return new SmallService(compile(), libraries);
  }

  private static final class SmallService extends ArchitectureRules {
    SmallService(JavaClasses imported, String... libraries) {
      super(ROOT, imported, libraries);
    }
  }

  private JavaClasses compile() {
    try {
      List<Path> files = new ArrayList<>();
      for (Map.Entry<String, String> source : sources.entrySet()) {
        Path file = directory.resolve(source.getKey().replace('.', '/') + ".java");
        Files.createDirectories(file.getParent());
        files.add(Files.writeString(file, source.getValue()));
      }
      Path classes = Files.createDirectories(directory.resolve("classes"));
      FILES.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
      if (!COMPILER
          .getTask(
              null,
              FILES,
              null,
              List.of("-proc:none"),
              null,
              FILES.getJavaFileObjectsFromPaths(files))
          .call()) {
        throw new IllegalStateException("the sample does not compile");
      }
      return new ClassFileImporter().importPath(classes);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One for all tests, so that it opens each library once. */
  private static StandardJavaFileManager files() {
    StandardJavaFileManager files = COMPILER.getStandardFileManager(null, null, UTF_8);
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    try {
      files.setLocationFromPaths(
          StandardLocation.CLASS_PATH,
          Arrays.stream(path.split(File.pathSeparator)).map(Path::of).toList());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return files;
  }
}
