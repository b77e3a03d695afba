package io.supportcenter.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.testing.AccessCall.Answer;
import io.supportcenter.kit.testing.AccessCall.Reach;
import io.supportcenter.local.kafka.KafkaProbe;
import io.supportcenter.schemas.EventCodec;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Which role reaches which endpoint and WebSocket, alone and with every second role in its token. A
 * {@code @QuarkusTest} of a service extends this class and names one call of each, the roles that
 * it admits, and whose it is; those of the kit's own endpoints are here. What belongs to somebody
 * must exist, or a role that reaches it would be answered like one that does not.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class AccessMatrix {

  /** To whom the service's test may let things belong. */
  protected static final String ME = "access-me";

  private static final String STRANGER = "access-stranger";

  private static final List<String> ROLES =
      List.of(
          Roles.USER,
          Roles.AGENT,
          Roles.SUPERVISOR,
          Roles.IDENTITY_VERIFIER,
          Roles.OPERATOR,
          Roles.RETAILER,
          Roles.MERCHANT,
          Roles.ISSUER);

  private static final String[] ALL = ROLES.toArray(String[]::new);

  /** Roles that reach what is their own and nothing else. */
  private static final Set<String> BOUND =
      Set.of(Roles.USER, Roles.RETAILER, Roles.MERCHANT, Roles.ISSUER);

  private static final String SOMETHING = UUID.randomUUID().toString();

  private static final List<String> WITH_REASON = List.of(Roles.SUPERVISOR, Roles.OPERATOR);

  private static final String ENTRIES =
      """
      SELECT count(*) FROM audit_entry
      WHERE subject = ? AND user_id IN (?, encode(sha256(convert_to(?, 'UTF8')), 'hex')) AND outcome = ?
        AND (session_id IS NOT NULL) = (role = 'agent' AND outcome = 'DONE')
        AND (role = 'agent') = (reason IS NULL)
      """;

  @Inject Transactions transactions;
  @Inject EventCodec codec;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  private final Map<List<String>, String> tokens = new HashMap<>();
  private List<AccessCall> all = List.of();

  protected static AccessCall get(String path) {
    return new AccessCall("GET", path, "");
  }

  protected static AccessCall delete(String path) {
    return new AccessCall("DELETE", path, "");
  }

  protected static AccessCall post(String path, String body) {
    return new AccessCall("POST", path, body);
  }

  protected static AccessCall put(String path, String body) {
    return new AccessCall("PUT", path, body);
  }

  /**
   * A WebSocket.
   *
   * @param frame that is answered
   */
  protected static AccessCall socket(String path, String frame) {
    return new AccessCall("WS", path, frame);
  }

  /** One call of each endpoint of the service; what they are about has been made. Asked once. */
  protected abstract List<AccessCall> calls();

  @Test
  void shouldNeedAToken() {
    SoftAssertions answers = new SoftAssertions();
    guarded()
        .forEach(call -> {
          answers.assertThat(call.send("").status()).as("%s, no token", call).isEqualTo(401);
          answers
              .assertThat(call.send("not.a.token").status())
              .as("%s, a bad token", call)
              .isEqualTo(401);
        });
    answers.assertAll();
  }

  @Test
  void shouldRefuseTokensOfOtherIssuersForOtherServicesAndOfNobody() {
    SoftAssertions answers = new SoftAssertions();
    AccessCall call = guarded().filter(guarded -> !guarded.isSocket()).findFirst().orElseThrow();
    Stream.of(
            TestTokens.of(ME, Map.of("aud", "another-service"), ALL),
            TestTokens.of(ME, Map.of("aud", List.of()), ALL),
            TestTokens.of(ME, Map.of("iss", "https://another.example"), ALL),
            TestTokens.of(" ", ALL),
            TestTokens.of("a\u0007b", ALL),
            TestTokens.of("x".repeat(65), ALL),
            TestTokens.of(null, ALL))
        .map(call::send)
        .forEach(answer -> {
          answers.assertThat(answer.status()).as("%s: %s", call, answer).isEqualTo(401);
          answers.assertThat(answer.body()).contains("UNAUTHENTICATED");
        });
    answers.assertAll();
  }

  @Test
  void shouldAdmitTheRolesThatAreNamedAndNoOthers() {
    SoftAssertions answers = new SoftAssertions();
    guarded()
        .forEach(call ->
            ROLES.forEach(role -> {
              Answer answer = call.send(stranger(role));
              answers
                  .assertThat(answer.reach() != Reach.DENIED)
                  .as("%s admits %s: %s", call, role, answer)
                  .isEqualTo(call.roles().contains(role));
            }));
    answers.assertAll();
  }

  /** The most that one of the admitted roles gets alone, and exactly what it gets. */
  @Test
  void shouldDecideByTheRolesThatItAdmits() {
    SoftAssertions answers = new SoftAssertions();
    guarded()
        .forEach(call -> {
          Map<String, Answer> alone =
              ROLES.stream()
                  .collect(Collectors.toMap(role -> role, role -> call.send(stranger(role))));
          for (String one : ROLES) {
            for (String other : ROLES.subList(ROLES.indexOf(one) + 1, ROLES.size())) {
              check(
                  answers,
                  "%s as %s and %s".formatted(call, one, other),
                  call.send(stranger(one, other)),
                  most(alone.get(one), alone.get(other)));
            }
          }
        });
    answers.assertAll();
  }

  private static void check(
      SoftAssertions answers, String what, Answer together, List<Answer> alone) {
    answers
        .assertThat(together.reach())
        .as("%s: %s", what, together)
        .isEqualTo(alone.getFirst().reach());
    if (what.startsWith("GET") && together.status() == 200) {
      answers.assertThat(together.body()).as(what).isIn(alone.stream().map(Answer::body).toList());
    }
  }

  private static List<Answer> most(Answer one, Answer other) {
    Reach most = Stream.of(one.reach(), other.reach()).max(Comparator.naturalOrder()).get();
    return Stream.of(one, other).filter(answer -> answer.reach() == most).toList();
  }

  @Test
  void shouldHideFromUsersAndBackEndsWhatBelongsToAnother() {
    assertReach(
        owned(), AccessCall::roles, (_, role) -> stranger(role), "another", Set.of(Reach.HIDDEN));
  }

  @Test
  void shouldLetInWhomItBelongsTo() {
    assertReach(owned(), AccessCall::roles, this::owner, "its", Set.of(Reach.LET_IN));
  }

  /** A subject is a user's id for role user only. */
  @Test
  void shouldNotTakeABackEndForTheUserWhoseIdItHas() {
    assertReach(
        owned().filter(call -> call.owner().isPresent()),
        _ -> ROLES.stream().filter(role -> !role.equals(Roles.USER)).toList(),
        (call, role) -> token(call.owner().orElseThrow(), STRANGER, role),
        "the user's id in the role",
        EnumSet.complementOf(EnumSet.of(Reach.LET_IN)));
  }

  @Test
  void shouldNeedAReasonOfSupervisorsAndOperators() {
    SoftAssertions answers = new SoftAssertions();
    ofUsers()
        .forEach(call ->
            WITH_REASON.stream()
                .filter(call.roles()::contains)
                .forEach(role ->
                    Stream.of("", "no", "x".repeat(201))
                        .map(reason -> call.send(stranger(role), reason))
                        .forEach(answer -> {
                          answers
                              .assertThat(answer.status())
                              .as("%s: %s", call, answer)
                              .isEqualTo(403);
                          answers
                              .assertThat(answer.body())
                              .contains("ACCESS_REASON_REQUIRED", "X-Access-Reason");
                        })));
    answers.assertAll();
  }

  @Test
  void shouldLetAnAgentReachAUserOnlyWhileTheyTalk() {
    ofUsers()
        .filter(call -> call.isRead() && call.roles().contains(Roles.AGENT))
        .collect(Collectors.groupingBy(call -> call.owner().orElseThrow()))
        .forEach((user, calls) -> {
          String agent = "agent-" + UUID.randomUUID();
          assertEach(calls, agent, Reach.HIDDEN);
          Runnable end = talk(agent, user);
          Centre.awaiting().untilAsserted(() -> assertEach(calls, agent, Reach.LET_IN));
          long before = entries(agent, user, "DONE");
          assertEach(calls, agent, Reach.LET_IN);
          assertThat(entries(agent, user, "DONE"))
              .as("one entry for each of %s", calls)
              .isEqualTo(before + calls.size());
          end.run();
          Centre.awaiting().untilAsserted(() -> assertEach(calls, agent, Reach.HIDDEN));
        });
  }

  @Test
  void shouldLeaveOneEntryForEachReadOfStaff() {
    SoftAssertions answers = new SoftAssertions();
    ofUsers()
        .filter(AccessCall::isRead)
        .forEach(call ->
            WITH_REASON.stream()
                .filter(call.roles()::contains)
                .forEach(role -> {
                  String reader = role + "-" + UUID.randomUUID();
                  Answer answer = call.send(token(reader, STRANGER, role));
                  String outcome = answer.status() == 200 ? "DONE" : "REFUSED";
                  answers
                      .assertThat(entries(reader, call.owner().orElseThrow(), outcome))
                      .as("%s as %s: %s", call, role, answer.status())
                      .isEqualTo(1);
                }));
    answers.assertAll();
  }

  @Test
  void shouldNotSayThatARefusedCommandWasDone() {
    SoftAssertions answers = new SoftAssertions();
    ofUsers()
        .filter(call -> !call.isRead() && !call.isSocket() && call.roles().contains(Roles.AGENT))
        .forEach(call -> {
          String agent = "agent-" + UUID.randomUUID();
          String user = call.owner().orElseThrow();
          answers
              .assertThat(call.send(token(agent, STRANGER, Roles.AGENT)).reach())
              .as("%s without a session", call)
              .isEqualTo(Reach.HIDDEN);
          answers.assertThat(entries(agent, user, "DONE")).as("%s", call).isZero();
          answers.assertThat(entries(agent, user, "REFUSED")).as("%s", call).isEqualTo(1);
        });
    answers.assertAll();
  }

  private void assertEach(List<AccessCall> calls, String agent, Reach reach) {
    assertThat(calls)
        .allSatisfy(call ->
            assertThat(call.send(token(agent, STRANGER, Roles.AGENT)).reach())
                .as("%s", call)
                .isEqualTo(reach));
  }

  private long entries(String subject, String user, String outcome) {
    return transactions
        .read(tx -> Sql.one(tx, ENTRIES, row -> row.getLong(1), subject, user, user, outcome))
        .orElseThrow();
  }

  /**
   * A live session between them; what ends it. As its owner publishes it, unless that is the
   * service under test.
   */
  protected Runnable talk(String agent, String user) {
    String session = onKafka(sessions -> sessions.start(agent, user));
    return () ->
        onKafka(sessions -> {
          sessions.end(session, agent, user);
          return session;
        });
  }

  private String onKafka(Function<LiveSessions, String> what) {
    try (KafkaProbe kafka = new KafkaProbe(bootstrapServers, codec)) {
      return what.apply(LiveSessions.on(kafka));
    }
  }

  /** Each call with each of the roles that reach their own only. */
  private static void assertReach(
      Stream<AccessCall> calls,
      Function<AccessCall, Collection<String>> roles,
      BiFunction<AccessCall, String, String> token,
      String who,
      Set<Reach> allowed) {
    SoftAssertions answers = new SoftAssertions();
    calls.forEach(call ->
        roles.apply(call).stream()
            .filter(BOUND::contains)
            .forEach(role -> {
              Answer answer = call.send(token.apply(call, role));
              answers
                  .assertThat(answer.reach())
                  .as("%s as %s %s: %s", call, who, role, answer)
                  .isIn(allowed);
            }));
    answers.assertAll();
  }

  @Test
  void shouldKnowEveryEndpoint() {
    assertThat(
            Endpoint.all()
                .filter(endpoint -> allCalls().noneMatch(endpoint::matches))
                .map(Endpoint::toString))
        .as("endpoints without a call here")
        .isEmpty();
  }

  private String stranger(String... roles) {
    return token(STRANGER, STRANGER, roles);
  }

  private String owner(AccessCall call, String role) {
    return role.equals(Roles.USER)
        ? token(call.owner().orElseThrow(), STRANGER, role)
        : token(call.partner().orElseThrow(), call.partner().get(), role);
  }

  private String token(String subject, String partner, String... roles) {
    return tokens.computeIfAbsent(
        Stream.concat(Stream.of(subject, partner), Stream.of(roles)).toList(),
        _ -> TestTokens.of(subject, Map.of(Roles.PARTNER_CLAIM, partner), roles));
  }

  private Stream<AccessCall> guarded() {
    return allCalls().filter(AccessCall::needsToken);
  }

  private Stream<AccessCall> owned() {
    return guarded().filter(AccessCall::isOwned);
  }

  private Stream<AccessCall> ofUsers() {
    return guarded().filter(call -> call.owner().isPresent());
  }

  private Stream<AccessCall> allCalls() {
    if (all.isEmpty()) {
      List<Endpoint> endpoints = Endpoint.all().toList();
      all =
          Stream.concat(
                  calls().stream(),
                  kitsCalls().filter(call -> endpoints.stream().anyMatch(e -> e.matches(call))))
              .toList();
    }
    return all.stream();
  }

  private static Stream<AccessCall> kitsCalls() {
    String parked = "/v1/parked-records";
    String quarantined = "/v1/quarantined-events";
    String rebuilds = "/v1/projections/assets/rebuilds";
    return Stream.of(
            get(parked),
            get(parked + "/none-0-0"),
            delete(parked + "/none-0-0"),
            delete(parked + "?channel=none"),
            post(parked + "/none-0-0/replay", ""),
            get(quarantined),
            delete(quarantined + "/0"),
            post(quarantined + "/0/replay", ""),
            post(rebuilds, ""),
            post("/v1/vault/rewraps", ""),
            get(rebuilds + "/" + SOMETHING),
            get("/v1/audit?subject=nobody").by(Roles.SUPERVISOR, Roles.OPERATOR))
        .map(call -> call.roles().isEmpty() ? call.by(Roles.OPERATOR) : call);
  }
}
