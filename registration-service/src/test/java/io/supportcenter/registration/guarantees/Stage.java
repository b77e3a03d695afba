package io.supportcenter.registration.guarantees;

import static org.awaitility.Awaitility.await;

import io.supportcenter.kit.testing.FreshTopics;
import io.supportcenter.kit.testing.PlatformAddresses;
import io.supportcenter.kit.testing.PlatformProcess;
import io.supportcenter.registration.guarantees.agent.Bug;
import io.supportcenter.registration.testing.PartnerProcesses;
import io.supportcenter.schemas.EventCodec;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;

/** An empty database and empty topics, the instances on them, and who watches from outside. */
final class Stage implements AutoCloseable {

  static final Duration LONG = Duration.ofMinutes(4);

  private static final String DATABASE = "registration_guarantees";
  private static final List<String> GROUPS =
      List.of("registration.receipts", "registration.reschedules");
  private static final int PARTITIONS = 12;

  private final PlatformProcess platform;
  private final PartnerProcesses partners;
  private final PlatformAddresses addresses;
  private final List<AutoCloseable> open = new ArrayList<>();
  private final List<Instance> instances = new ArrayList<>();
  private final EventCodec codec;
  private final Admin admin;
  private final Database database;
  private final Publisher publisher;
  private final OutsideConsumer consumer;
  private final Inputs inputs;

  Stage(PlatformProcess platform, PartnerProcesses partners, long seed) {
    this.platform = platform;
    this.partners = partners;
    this.addresses = platform.addresses();
    addresses.recreateDatabase(DATABASE);
    FreshTopics.on(addresses.bootstrapServers());
    this.codec = keep(EventCodec.connect(addresses.registryUrl()));
    this.admin = keep(Admin.create(Map.of("bootstrap.servers", addresses.bootstrapServers())));
    this.database = new Database(addresses, DATABASE);
    this.publisher = keep(new Publisher(addresses.bootstrapServers()));
    this.consumer = keep(new OutsideConsumer(addresses.bootstrapServers()));
    this.inputs = new Inputs(seed, codec, LaterVersion.register(addresses.registryUrl()));
  }

  PlatformProcess platform() {
    return platform;
  }

  Inputs inputs() {
    return inputs;
  }

  Publisher publisher() {
    return publisher;
  }

  OutsideConsumer consumer() {
    return consumer;
  }

  Database database() {
    return database;
  }

  Instance instance(String name, Bug... bugs) {
    Instance instance = keep(new Instance(name, addresses, DATABASE, bugs));
    instances.add(instance);
    return instance;
  }

  /** It cannot be asked anything from here. */
  Instance instanceOnAnotherHost(String name) {
    return keep(new Instance(name, addresses, DATABASE, List.of(OtherHost.there())));
  }

  /** Once an instance is ready: from here on each event is noted. */
  void open() {
    database.watchOutbox();
    partners.directory().forEach((id, body) -> untilTaken("/v1/partners/" + id, body));
    linkUsers(0);
  }

  /** Those who buy at the same time, from that one on. */
  void linkUsers(int first) {
    for (int user = first; user < first + Inputs.USERS_AT_ONCE; user++) {
      Map<String, Object> card =
          Map.of("kind", "LOYALTY_ID", "value", Inputs.loyaltyId(user), "retailerId", "northmart");
      untilTaken(userPath(user, "identities"), Map.of("identities", List.of(card)));
    }
  }

  void everybodyConsents() {
    for (int user = 0; user < inputs.firstUser() + Inputs.USERS_AT_ONCE; user++) {
      untilTaken(userPath(user, "consent"), Map.of("registration", true));
    }
  }

  /** Asks any instance, once. */
  boolean tryConsent(int user, boolean given) {
    return tryConsent(any(), user, given);
  }

  /** Asks that instance, once. */
  boolean tryConsent(Instance instance, int user, boolean given) {
    return tryPut(instance, userPath(user, "consent"), Map.of("registration", given));
  }

  /** Partners know first what their customers publish. */
  void publish(Step step) throws InterruptedException {
    step.sold().ifPresent(sold -> partners.know(List.of(sold)));
    step.room().ifPresent(room -> partners.book(List.of(room)));
    for (Input input : step.inputs()) {
      publisher.publish(input);
    }
  }

  /** Until intake is past all that has been published. */
  void awaitHandled() {
    await("intake").atMost(LONG).until(() -> database.behind(publisher.published()) == 0);
  }

  void awaitQuiet() {
    await("all is handled").atMost(LONG).until(() -> database.isQuiet(publisher.published()));
  }

  List<Judgement> judge() {
    consumer.awaitEnd();
    Evidence evidence =
        new Evidence(publisher.published(), consumer.seen(), database.contents(), codec);
    return Guarantee.ALL.stream().map(guarantee -> guarantee.judge(evidence)).toList();
  }

  /** Whether all partitions are with the other instances. */
  boolean isWithOthers(Instance instance) {
    return partitionsOf("") - partitionsOf(instance.name()) == PARTITIONS;
  }

  /** How many partitions those instances have; 0 while the group cannot be asked. */
  int partitionsOf(String prefix) {
    try {
      return admin.describeConsumerGroups(GROUPS).all().get(5, TimeUnit.SECONDS).values().stream()
          .flatMap(group -> group.members().stream())
          .filter(member -> member.clientId().startsWith(prefix))
          .mapToInt(Stage::partitions)
          .sum();
    } catch (ExecutionException | TimeoutException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  private static int partitions(MemberDescription member) {
    return member.assignment().topicPartitions().size();
  }

  private void untilTaken(String path, Object body) {
    await(path).atMost(LONG).until(() -> tryPut(any(), path, body));
  }

  /** A service that is dead or cannot answer is asked again: these commands may be repeated. */
  private boolean tryPut(Instance instance, String path, Object body) {
    try {
      return PartnerProcesses.put(instance.process().url() + path, body);
    } catch (Exception e) {
      if (e instanceof IOException) {
        return false;
      }
      throw e;
    }
  }

  private Instance any() {
    return instances.get(ThreadLocalRandom.current().nextInt(instances.size()));
  }

  private static String userPath(int user, String what) {
    return "/v1/users/" + Inputs.userId(user) + "/" + what;
  }

  private <T extends AutoCloseable> T keep(T part) {
    open.add(part);
    return part;
  }

  @Override
  public void close() throws Exception {
    for (AutoCloseable part : open.reversed()) {
      part.close();
    }
  }
}
