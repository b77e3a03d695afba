package io.supportcenter.kit.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import io.quarkus.scheduler.Scheduled;
import io.supportcenter.kit.calls.CallsDue;
import io.supportcenter.kit.outbox.OutboxGrew;
import io.supportcenter.kit.rest.ProblemCode;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.kit.work.UnitOfWork;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.net.http.HttpClient;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * How every service is laid out. A service's test extends this class and has rules of its own, if
 * any, beside these.
 *
 * <p>The root package holds the service's configuration and beans; beneath it are features. A
 * feature's package, and those beneath it with names of their own, hold its pure domain. Around it
 * are rooms, whose names are fixed:
 *
 * <ul>
 *   <li>{@code events}: Avro to domain and back
 *   <li>{@code store}: SQL, and the aggregates that one transaction holds; may use {@code events}
 *   <li>{@code partner}: calls of other companies' systems; may use {@code store}
 *   <li>{@code intake}, {@code rest}: Kafka and HTTP in; may use all of these, and are used by none
 * </ul>
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ArchitectureRules {

  /** Before the commit nobody else sees what is announced. */
  public static final ArchRule OBSERVES_AFTER_THE_COMMIT =
      methods()
          .should(
              ArchCondition.from(
                  describe(
                      "observe the outbox and calls after the commit",
                      method ->
                          method.getParameters().stream()
                              .allMatch(ArchitectureRules::isAfterTheCommit))));

  private static final String[] ROOMS = {"events", "store", "partner", "intake", "rest"};

  private static final String[] JDK = {
    "java.lang..",
    "java.io..",
    "java.math..",
    "java.net",
    "java.nio..",
    "java.security..",
    "java.text..",
    "java.time..",
    "java.util..",
    "javax.crypto..",
    "javax.xml..",
    "org.w3c.dom..",
    "org.xml.sax.."
  };

  private final String root;
  private final JavaClasses imported;
  private final String[] libraries;

  /**
   * @param root the service's root package
   * @param libraries packages of libraries that the domain may use, such as {@code
   *     com.google.i18n.phonenumbers..}
   */
  protected ArchitectureRules(String root, String... libraries) {
    this(
        root,
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(root),
        libraries);
  }

  ArchitectureRules(String root, JavaClasses classes, String... libraries) {
    this.root = root;
    this.imported = classes;
    this.libraries = libraries.clone();
  }

  /** The service's classes, for rules of its own. */
  protected final JavaClasses imported() {
    return imported;
  }

  @Test
  void shouldHaveNoCircleBetweenFeatures() {
    check(slices().matching(root + ".(*)..").should().beFreeOfCycles());
  }

  @Test
  void shouldHaveRoomsOnlyRightUnderFeatures() {
    check(
        classes()
            .should(that("be in a room only right under a feature", type -> !isMisplaced(type))));
  }

  @Test
  void shouldKeepTheDomainPure() {
    DescribedPredicate<JavaClass> allowed =
        resideInAnyPackage(JDK)
            .or(resideInAnyPackage(libraries))
            .or(resideInAPackage("io.supportcenter.kit.values"))
            .or(JavaClass.Predicates.type(ProblemCode.class))
            .or(
                describe(
                    "the lock-out ladder",
                    type ->
                        type.getName()
                            .matches("io\\.supportcenter\\.kit\\.security\\.Lockout(Policy.*)?")))
            .or(domain())
            .or(describe("arrays of primitives", JavaClass::isPrimitive));
    check(classes().that(domain()).should().onlyDependOnClassesThat(element(allowed)));
  }

  @Test
  void shouldReadAndWriteAvroInEventsOnly() {
    check(
        noClasses()
            .that(not(room("events")).and(not(resideInAPackage(root))))
            .should()
            .dependOnClassesThat(element(resideInAPackage("io.supportcenter.events.."))));
  }

  @Test
  void shouldUseFromEventsNoOtherRoom() {
    roomUses("events");
  }

  @Test
  void shouldUseFromStoresOnlyEvents() {
    roomUses("store", "events");
  }

  @Test
  void shouldUseFromPartnersOnlyStoresAndEvents() {
    roomUses("partner", "events", "store");
  }

  @Test
  void shouldUseNeitherIntakesNorResources() {
    roomUses("intake", "events", "store", "partner");
    roomUses("rest", "events", "store", "partner");
  }

  @Test
  void shouldHoldOnlyConfigurationAndBeansInTheRoot() {
    String service = root.substring(root.lastIndexOf('.') + 1);
    check(
        classes()
            .that(resideInAPackage(root))
            .should(
                that(
                    "be the service's Config or Beans",
                    type -> {
                      String name = outermost(type).getSimpleName();
                      return name.equalsIgnoreCase(service + "Config")
                          || name.equalsIgnoreCase(service + "Beans")
                          || name.equals("package-info");
                    })));
    check(
        noClasses()
            .that(not(resideInAPackage(root)))
            .should()
            .dependOnClassesThat(element(resideInAPackage(root))));
  }

  @Test
  void shouldLeaveHttpClientsToTheKit() {
    check(
        noClasses()
            .should()
            .dependOnClassesThat(element(JavaClass.Predicates.assignableTo(HttpClient.class))));
  }

  @Test
  void shouldLeaveJsonMappersToTheKit() {
    check(
        noClasses()
            .should()
            .callMethodWhere(
                describe(
                    "makes a JSON mapper",
                    (JavaMethodCall call) ->
                        call.getTargetOwner().isAssignableTo(JsonMapper.class)
                            && call.getName().equals("builder")))
            .orShould()
            .callConstructorWhere(
                describe(
                    "makes a JSON mapper",
                    (JavaConstructorCall call) ->
                        call.getTargetOwner().isAssignableTo(ObjectMapper.class))));
  }

  @Test
  void shouldLeaveConnectionsToTheKit() {
    check(
        noClasses()
            .should()
            .accessTargetWhere(
                describe(
                    "opens a connection",
                    (JavaAccess<?> access) ->
                        access.getTargetOwner().isAssignableTo(DataSource.class)
                            && access.getName().equals("getConnection"))));
  }

  @Test
  void shouldLeaveSchedulesToTheKit() {
    check(
        methods()
            .should()
            .notBeAnnotatedWith(Scheduled.class)
            .andShould()
            .notBeAnnotatedWith(Scheduled.Schedules.class));
  }

  @Test
  void shouldObserveAfterTheCommit() {
    check(OBSERVES_AFTER_THE_COMMIT);
  }

  /** They are refused while the outbox is full; what was accepted before is finished. */
  @Test
  void shouldPublishTheEffectsOfCommands() {
    check(
        noClasses()
            .that(room("rest"))
            .should()
            .callMethod(UnitOfWork.class, "write", Connection.class, Effects.class));
  }

  @Test
  void shouldLeaveTheKafkaClientToTheKit() {
    check(
        noClasses()
            .should()
            .dependOnClassesThat(
                element(
                    resideInAPackage("org.apache.kafka..")
                        .and(not(JavaClass.Predicates.type(ConsumerRecords.class))))));
    check(
        noClasses()
            .that(not(room("intake")))
            .should()
            .dependOnClassesThat(JavaClass.Predicates.type(ConsumerRecords.class)));
  }

  @Test
  void shouldInjectThroughConstructors() {
    check(
        fields()
            .should()
            .notBeAnnotatedWith(Inject.class)
            .andShould()
            .notBeAnnotatedWith(ConfigProperty.class));
  }

  @Test
  void shouldKeepSecretsOutOfTheTextsOfRecords() {
    assertThat(SecretRecords.showing(imported)).isEmpty();
  }

  /** A location is made of what others sent, and has to be encoded. */
  @Test
  void shouldBuildLocationsFromTemplates() {
    check(
        noClasses()
            .that(room("rest"))
            .should()
            .callMethodWhere(
                describe(
                    "makes a location of a text",
                    (JavaMethodCall call) ->
                        call.getTargetOwner().isEquivalentTo(URI.class)
                            && call.getName().equals("create"))));
  }

  /** RESTEasy does not find resources that are not public. */
  @Test
  void shouldNameResourcesAsSuchAndMakeThemPublic() {
    check(
        classes()
            .that()
            .areAnnotatedWith(Path.class)
            .should()
            .haveSimpleNameEndingWith("Resource")
            .andShould()
            .bePublic()
            .andShould(that("be in rest", type -> roomOf(type).equals(Optional.of("rest")))));
  }

  @Test
  void shouldNameEntitiesAsSuch() {
    check(
        classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .should()
            .haveSimpleNameEndingWith("Entity"));
  }

  private void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(imported);
  }

  /** Of any feature: its own room of this name, its domain, and the rooms that are named. */
  private void roomUses(String room, String... others) {
    List<String> forbidden = new ArrayList<>(Arrays.asList(ROOMS));
    forbidden.removeAll(Arrays.asList(others));
    forbidden.remove(room);
    check(
        noClasses()
            .that(room(room))
            .should()
            .dependOnClassesThat(
                element(
                    describe(
                        "are in another room than " + String.join(", ", others),
                        type -> roomOf(type).filter(forbidden::contains).isPresent()))));
    if (room.equals("intake") || room.equals("rest")) {
      check(slices().matching(root + ".(*)." + room).should().notDependOnEachOther());
    }
  }

  private DescribedPredicate<JavaClass> room(String name) {
    return describe("are in room " + name, type -> roomOf(type).filter(name::equals).isPresent());
  }

  private DescribedPredicate<JavaClass> domain() {
    return describe("are of the domain", type -> !path(type).isEmpty() && roomOf(type).isEmpty());
  }

  /** The room that a class of the service is in; empty in the domain, and for other classes. */
  private Optional<String> roomOf(JavaClass type) {
    List<String> path = path(type);
    return path.size() > 1 && isRoom(path.get(1)) ? Optional.of(path.get(1)) : Optional.empty();
  }

  private boolean isMisplaced(JavaClass type) {
    List<String> path = path(type);
    boolean inRoom = roomOf(type).isPresent();
    return path.stream().filter(ArchitectureRules::isRoom).count() != (inRoom ? 1 : 0)
        || inRoom && path.size() > 2;
  }

  /** The packages beneath the root; empty in the root, and for classes of others. */
  private List<String> path(JavaClass type) {
    String name = type.getPackageName();
    return name.startsWith(root + ".")
        ? List.of(name.substring(root.length() + 1).split("\\."))
        : Collections.emptyList();
  }

  private static boolean isRoom(String name) {
    return Arrays.asList(ROOMS).contains(name);
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(ArchitectureRules::outermost).orElse(type);
  }

  private static boolean isAfterTheCommit(JavaParameter parameter) {
    JavaClass type = parameter.getRawType();
    return !(type.isEquivalentTo(OutboxGrew.class) || type.isEquivalentTo(CallsDue.class))
        || parameter
            .tryGetAnnotationOfType(Observes.class)
            .filter(observes -> observes.during() == TransactionPhase.AFTER_SUCCESS)
            .isPresent();
  }

  private static ArchCondition<JavaClass> that(String description, Predicate<JavaClass> holds) {
    return ArchCondition.from(describe(description, holds));
  }

  /** Of an array, what it holds. */
  private static DescribedPredicate<JavaClass> element(DescribedPredicate<JavaClass> of) {
    return describe(of.getDescription(), type -> of.test(type.getBaseComponentType()));
  }
}
