package io.supportcenter.kit.security;

import static io.supportcenter.kit.testing.Centre.as;
import static io.supportcenter.kit.testing.Centre.awaiting;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.supportcenter.kit.calls.BackendCall;
import io.supportcenter.kit.calls.CallStore;
import io.supportcenter.kit.calls.CallStore.Claimed;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.events.OutboundEvent;
import io.supportcenter.kit.outbox.Outbox;
import io.supportcenter.kit.sample.KitParts;
import io.supportcenter.kit.sample.NumbersProbe;
import io.supportcenter.kit.testing.OlderVault;
import io.supportcenter.kit.values.Vault;
import io.supportcenter.kit.values.VersionedKeys;
import io.supportcenter.schemas.Topics;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is sealed in tables, and sealed again when keys change. */
@QuarkusTest
@WithTestResource(KitParts.class)
class SealedRowsIT {

  private static final String OPERATION = "of-no-build";

  @Inject Transactions transactions;
  @Inject Vault vault;
  @Inject Outbox outbox;
  @Inject CallStore calls;
  @Inject NumbersProbe probe;

  private final String id = UUID.randomUUID().toString();

  @Test
  void shouldNotStartWithTheKeysOfAnotherDatabase() {
    String other = "9:" + Base64.getEncoder().encodeToString(new byte[32]);
    DatabaseKey key = new DatabaseKey(transactions, Vault.of(VersionedKeys.parse(List.of(other))));

    assertThatIllegalStateException()
        .isThrownBy(() -> key.hash("kind", "value"))
        .withMessageStartingWith(VaultKeys.FILE);
  }

  @Test
  void shouldSealAnEventForAConfidentialTopicUntilItIsPublished() {
    String stored =
        transactions.inNew(tx -> {
          outbox.add(tx, List.of(OutboundEvent.tombstone(Topics.SMS_OUTBOUND, id)));
          return String.join(
              ",",
              Sql.query(
                  tx,
                  "SELECT o::text FROM outbox o WHERE topic = ?",
                  row -> row.getString(1),
                  Topics.SMS_OUTBOUND));
        });

    assertThat(stored)
        .isNotEmpty()
        .doesNotContain(id, HexFormat.of().formatHex(id.getBytes(UTF_8)));
    awaiting().until(() -> probe.kafka().read(Topics.SMS_OUTBOUND, id).size() == 1);
  }

  @Test
  void shouldPutAnEventWhoseKeyIsMissingAside() {
    transactions.inNew(tx ->
        Sql.update(
            tx,
            """
            INSERT INTO outbox (id, event_id, topic, record_key, value, type, sealed)
            VALUES (nextval('outbox_id'), ?::uuid, 'sms-outbound.v1', 'hash', 'sealed', 'Any', true)
            """,
            id));

    awaiting()
        .until(() ->
            texts("SELECT reason FROM outbox_quarantine WHERE event_id = ?::uuid", id)
                .equals("KEY_MISSING"));
    transactions.inNew(
        tx -> Sql.update(tx, "DELETE FROM outbox_quarantine WHERE event_id = ?::uuid", id));
  }

  @Test
  void shouldSealTheRequestOfAConfidentialCallUntilItIsMade() {
    BackendCall call = BackendCall.now(id, OPERATION, id, "{\"secret\": \"" + id + "\"}");

    transactions.inNew(tx -> {
      calls.add(tx, List.of(call.confidential(), BackendCall.now(id, OPERATION, id, "plain")));
      return null;
    });

    assertThat(texts("SELECT string_agg(request, ',') FROM backend_call WHERE subject = ?", id))
        .contains("plain")
        .doesNotContain(id);
    List<UUID> found = transactions.read(tx -> calls.sealedWith(tx, "\"" + id + "\""));
    assertThat(found).as("an erasure looks into them").containsExactly(call.id());
    List<Claimed> claimed =
        transactions.inNew(tx ->
            calls.claim(tx, Set.of(id), Map.of(), 10, Map.of(OPERATION, Duration.ofMinutes(1))));
    assertThat(claimed)
        .extracting(one -> one.call().request())
        .containsExactlyInAnyOrder(call.request(), "plain");
    assertThat(claimed.getFirst().call().toString()).doesNotContain("secret");
    transactions.inNew(tx -> Sql.update(tx, "DELETE FROM backend_call WHERE subject = ?", id));
  }

  @Test
  void shouldSealAgainWithTheCurrentKeyWhatAnOlderOneHasSealed() {
    addShop(OlderVault.vault().seal("a token", place()));

    rewrap().body("rewrapped", greaterThanOrEqualTo(1)).body("remaining.'shop.token'", equalTo(0));

    byte[] sealed = Base64.getDecoder().decode(texts("SELECT token FROM shop WHERE id = ?", id));
    assertThat(sealed).startsWith(vault.currentPrefix());
    assertThat(vault.open(sealed, place())).isEqualTo("a token".getBytes(UTF_8));
    rewrap().body("rewrapped", equalTo(0));
    removeShop();
  }

  @Test
  void shouldCountWhatDoesNotOpenAndSealTheRestAgain() {
    addShop(OlderVault.vault().seal("a token", "elsewhere"));
    BackendCall call = BackendCall.now(id, OPERATION, id, "{}").confidential();
    transactions.inNew(tx -> {
      calls.add(tx, List.of(call));
      return Sql.update(
          tx,
          "UPDATE backend_call SET request = ? WHERE id = ?",
          OlderVault.vault().seal("{}", "call:" + call.id()),
          call.id());
    });

    rewrap()
        .body("remaining.'shop.token'", equalTo(1))
        .body("remaining.'backend_call.request'", equalTo(0));
    removeShop();
    transactions.inNew(tx -> Sql.update(tx, "DELETE FROM backend_call WHERE subject = ?", id));
  }

  private static ValidatableResponse rewrap() {
    return as("olga", Roles.OPERATOR).post("/v1/vault/rewraps").then().statusCode(200);
  }

  private String place() {
    return "partner:" + id + ":https://shop.example";
  }

  private void addShop(String token) {
    transactions.inNew(tx ->
        Sql.update(
            tx,
            """
            INSERT INTO shop (id, name, base_url, token, version, changed_at)
            VALUES (?, 'any', 'https://shop.example/api', ?, 0, now())
            """,
            id,
            token));
  }

  private void removeShop() {
    transactions.inNew(tx -> Sql.update(tx, "DELETE FROM shop WHERE id = ?", id));
  }

  private String texts(String sql, Object... parameters) {
    List<String> found =
        transactions.read(tx -> Sql.query(tx, sql, row -> row.getString(1), parameters));
    return String.join(",", found);
  }
}
