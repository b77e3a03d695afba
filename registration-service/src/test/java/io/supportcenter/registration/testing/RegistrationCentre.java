package io.supportcenter.registration.testing;

import io.agroal.api.AgroalDataSource;
import io.restassured.response.ValidatableResponse;
import io.supportcenter.events.ActivityRescheduled;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.testing.Centre;
import io.supportcenter.local.kafka.KafkaProbe;
import io.supportcenter.schemas.EventCodec;
import io.supportcenter.schemas.Topics;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Receipts, users and what becomes of them. */
@Singleton
public class RegistrationCentre extends Centre {

  private final AgroalDataSource dataSource;

  RegistrationCentre(
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap,
      EventCodec codec,
      AgroalDataSource dataSource) {
    super(new KafkaProbe(bootstrap, codec));
    this.dataSource = dataSource;
  }

  public void publish(SpecificRecord receipt) {
    publish(Topics.RECEIPTS, receipt.get(0) + ":" + receipt.get(1), receipt);
  }

  /** A vendor's confirmation, as proactive-service publishes it. */
  public void publish(ActivityRescheduled event) {
    publish(Topics.RESCHEDULES, event.getAssetId(), event);
  }

  /** On the partition of that asset's confirmations, behind them. */
  public void publishBehind(String assetId, ActivityRescheduled event) {
    int partition = kafka().read(Topics.RESCHEDULES, assetId).getLast().partition();
    byte[] key = event.getAssetId().getBytes(StandardCharsets.UTF_8);
    byte[] value = kafka().codec().encode(Topics.RESCHEDULES, event);
    kafka().publish(new ProducerRecord<>(Topics.RESCHEDULES, partition, key, value));
  }

  /** A user who has agreed and holds these loyalty cards of northmart, and talks to an agent. */
  public String newBuyer(String... loyaltyIds) {
    String user = newUser();
    talks(user);
    consent(user, true);
    link(user, loyaltyIds);
    return user;
  }

  /** As if it had been on Kafka: {@link Tokens#agent} talks to this user. */
  public void talks(String user) {
    try (Connection connection = dataSource.getConnection()) {
      Sql.update(
          connection,
          "INSERT INTO session_contact VALUES (?, 1, 'agent-7', ?, now() + interval '1 hour')",
          user,
          user);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public void link(String user, String... loyaltyIds) {
    List<Map<String, String>> identities =
        List.of(loyaltyIds).stream()
            .map(id -> Map.of("kind", "LOYALTY_ID", "value", id, "retailerId", "northmart"))
            .toList();
    withToken(Tokens.verifier())
        .body(Map.of("identities", identities))
        .put("/v1/users/" + user + "/identities")
        .then()
        .statusCode(200);
  }

  public void consent(String user, boolean given) {
    withToken(Tokens.user(user))
        .body(Map.of("registration", given))
        .put("/v1/users/" + user + "/consent")
        .then()
        .statusCode(200);
  }

  public void erase(String user) {
    withToken(Tokens.user(user)).delete("/v1/users/" + user).then().statusCode(204);
  }

  public ValidatableResponse receipt(String retailer, String number) {
    return withToken(Tokens.operator()).get("/v1/receipts/" + retailer + "/" + number).then();
  }

  /** Waits until the units of the sale have these states, in their order. */
  public ValidatableResponse awaitStates(Sold sold, String... states) {
    return awaitStates(sold.retailerId(), sold.receiptNumber(), states);
  }

  /** Waits until the units of the receipt have these states, in their order. */
  public ValidatableResponse awaitStates(String retailer, String number, String... states) {
    awaiting()
        .untilAsserted(() ->
            receipt(retailer, number)
                .statusCode(200)
                .body("registrations.state", org.hamcrest.Matchers.equalTo(List.of(states))));
    return receipt(retailer, number);
  }

  /** The next question about a registration, or its receipt, is asked at once. */
  public void askNow(String subject) {
    awaiting().until(() -> hurried(subject, ", attempts = attempts") == 1);
  }

  /** A question that has been asked in vain is asked for the last time. */
  public void losePatience(String subject) {
    String past =
        ", request = jsonb_set(request::jsonb, '{giveUpAt}', '\"2026-01-01T00:00:00Z\"')::text";
    awaiting().until(() -> hurried(subject, past) == 1);
  }

  private int hurried(String subject, String more) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "UPDATE backend_call SET due_at = now()"
                    + more
                    + " WHERE due_at > now() AND subject IN (?,"
                    + " (SELECT receipt_id::text FROM registration WHERE id::text = ?))")) {
      statement.setString(1, subject);
      statement.setString(2, subject);
      return statement.executeUpdate();
    }
  }

  /** A person supplies the serial number of a unit. */
  public ValidatableResponse supply(String token, String registration, Map<String, String> body) {
    return withToken(token)
        .body(body)
        .put("/v1/registrations/" + registration + "/serial-number")
        .then();
  }

  /** Somebody claims a receipt for a user. */
  public ValidatableResponse claim(String token, String user, Map<String, Object> claim) {
    return withToken(token)
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .body(claim)
        .post("/v1/users/" + user + "/claims")
        .then();
  }

  public ValidatableResponse product(String user, String id) {
    return withToken(Tokens.user(user)).get("/v1/products/" + id).then();
  }
}
