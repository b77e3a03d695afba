package io.supportcenter.kit.audit;

import static io.supportcenter.kit.testing.Centre.awaiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.supportcenter.kit.db.Expiry;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.sample.KitParts;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.testing.Centre;
import io.supportcenter.kit.testing.LiveSessions;
import io.supportcenter.kit.values.Sha256;
import io.supportcenter.local.kafka.KafkaProbe;
import io.supportcenter.schemas.EventCodec;
import jakarta.inject.Inject;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What staff do and read leaves entries that stay. */
@QuarkusTest
@WithTestResource(KitParts.class)
class AuditIT {

  private final String user = Centre.newUser();
  private final String staff = "staff-" + UUID.randomUUID();

  @Inject Transactions transactions;
  @Inject Expiry expiry;
  @Inject EventCodec codec;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @Test
  void shouldSayWhoReadWhatOfWhomAndWhy() {
    Centre.as(staff, Roles.OPERATOR).get("/v1/customers/" + user).then().statusCode(200);

    entries()
        .body("items", hasSize(1))
        .body("items[0].subject", equalTo(staff))
        .body("items[0].role", equalTo("operator"))
        .body("items[0].userId", equalTo(user))
        .body("items[0].action", equalTo("GET /v1/customers/{id}"))
        .body("items[0].object", nullValue())
        .body("items[0].reason", equalTo("a test"))
        .body("items[0].outcome", equalTo("DONE"));
  }

  @Test
  void shouldNameTheSessionInWhichAnAgentActs() {
    String session = talk();

    awaiting()
        .untilAsserted(() ->
            Centre.as(staff, Roles.AGENT)
                .post("/v1/customers/" + user + "/counts")
                .then()
                .statusCode(200)
                .body("kind", equalTo("AGENT")));

    assertThat(
            entries()
                .extract()
                .jsonPath()
                .getList("items.findAll {it.outcome == 'DONE'}.sessionId"))
        .containsExactly(session);
  }

  private String talk() {
    try (KafkaProbe kafka = new KafkaProbe(bootstrapServers, codec)) {
      return LiveSessions.on(kafka).start(staff, user);
    }
  }

  @Test
  void shouldNotSayThatARolledBackCommandWasDone() {
    String full = "full-" + user;

    Centre.as(staff, Roles.OPERATOR)
        .post("/v1/customers/" + full + "/counts")
        .then()
        .body("code", equalTo("TOO_MUCH"));

    entries().body("items.outcome", contains("REFUSED"));
    Centre.as(full, Roles.USER).get("/v1/customers/" + full).then().body("", hasSize(0));
  }

  @Test
  void shouldRecordCommandsThatAreAboutNobody() {
    Centre.as(staff, Roles.OPERATOR)
        .delete("/v1/customers/tallies/of-" + staff)
        .then()
        .statusCode(204);

    entries()
        .body("items.action", contains("DELETE /v1/customers/tallies/{key}"))
        .body("items[0].object", equalTo("key=of-" + staff))
        .body("items[0].userId", nullValue());
  }

  @Test
  void shouldLeaveOutUsersOnTheirOwn() {
    Centre.as(user, Roles.USER, Roles.OPERATOR).get("/v1/customers/" + user).then().statusCode(200);
    Centre.as(user, Roles.USER, Roles.OPERATOR)
        .post("/v1/customers/" + user + "/counts")
        .then()
        .statusCode(200)
        .body("kind", equalTo("USER"));

    of("subject=" + user).body("items", hasSize(0));
  }

  @Test
  void shouldAuditItsReaders() {
    Centre.as(staff, Roles.SUPERVISOR).get("/v1/audit?user=" + user).then().statusCode(200);
    Centre.as(staff, Roles.SUPERVISOR).get("/v1/audit?from=2026-01-01T00:00:00Z").then();

    entries()
        .body("items.action", contains("GET /v1/audit", "GET /v1/audit"))
        .body("items.userId", contains(nullValue(), equalTo(user)));
  }

  @Test
  void shouldShowTimesAndPages() {
    for (int i = 0; i < 3; i++) {
      Centre.as(staff, Roles.OPERATOR).get("/v1/customers/" + user + i).then().statusCode(200);
    }

    String next =
        of("limit=2&subject=" + staff)
            .body("items.userId", contains(user + 2, user + 1))
            .extract()
            .path("next");
    of("limit=2&subject=" + staff + "&cursor=" + next).body("items.userId", contains(user + 0));
    of("subject=" + staff + "&to=2026-01-01T00:00:00Z").body("items", hasSize(0));
    Centre.as("reader", Roles.OPERATOR)
        .get("/v1/audit?from=yesterday")
        .then()
        .statusCode(400)
        .body("errors.field", contains("from"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM audit_entry WHERE subject = ?",
        "UPDATE audit_entry SET user_id = 'somebody-else' WHERE subject = ?",
        "UPDATE audit_entry SET action = 'nothing' WHERE subject = ?",
        "UPDATE audit_entry SET user_id = NULL, reason = '' WHERE subject = ?"
      })
  void shouldNotBeChanged(String sql) {
    Centre.as(staff, Roles.OPERATOR).get("/v1/customers/" + user).then().statusCode(200);

    assertThatThrownBy(() -> transactions.inNew(tx -> Sql.update(tx, sql, staff)))
        .hasStackTraceContaining("the audit is not changed");
    entries().body("items", hasSize(1));
  }

  @Test
  void shouldForgetAUsersIdAndOldEntries() {
    transactions.inNew(tx -> {
      String add =
          """
          INSERT INTO audit_entry (at, subject, role, user_id, action, outcome)
          VALUES (now() - make_interval(days => ?), ?, 'operator', ?, 'GET', 'DONE')
          """;
      Sql.update(tx, add, 401, staff, user);
      return Sql.update(tx, add, 399, staff, user);
    });

    expiry.expire();
    transactions.inNew(tx -> AuditStore.forget(tx, user, 1000));

    entries().body("items.userId", contains(Sha256.hex(user)));
    of("user=" + user).body("items.findAll { it.subject == '%s' }".formatted(staff), hasSize(1));
  }

  private ValidatableResponse entries() {
    return of("subject=" + staff);
  }

  private static ValidatableResponse of(String query) {
    return Centre.as("reader", Roles.OPERATOR).get("/v1/audit?" + query).then().statusCode(200);
  }
}
