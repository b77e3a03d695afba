package io.supportcenter.activation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.activation.activation.ActivationId;
import io.supportcenter.activation.testing.ActivationParts;
import io.supportcenter.activation.testing.ActivationScenario;
import io.supportcenter.activation.testing.Providers;
import io.supportcenter.events.ActivationRequested;
import io.supportcenter.events.Actor;
import io.supportcenter.events.ActorKind;
import io.supportcenter.events.UserErased;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.testing.Centre;
import io.supportcenter.kit.testing.RealParts;
import io.supportcenter.kit.testing.Traces;
import io.supportcenter.kit.values.Sha256;
import io.supportcenter.schemas.Topics;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ActivationParts.class)
class ErasureIT extends ActivationScenario {

  @Test
  void shouldEndAUsersServicesAndThenForgetThem() {
    centre.register(device, user);
    ActivationId active = active();
    ActivationId ended = requested("all-access");
    centre.awaitState(ended, "ACTIVE");
    centre.command(user, ended, "deactivations").then().statusCode(202);
    centre.awaitState(ended, "DEACTIVATED");
    ActivationId waiting = centre.requested(user, device, "all-access-monitored", null);
    assertThat(Traces.inTables(user)).contains("activation", "activation_command");
    centre.publish(Topics.ACTIVATION_REQUESTS, user, backEndsRequest(""));
    Centre.awaiting().until(() -> !centre.rejectionsOf(user).isEmpty());
    providers.misbehave(Map.of("failNext", 2, "status", 503));

    centre.erase(Topics.USERS, user);
    centre.erase(device);

    centre.awaitLast(Topics.ERASURES, Sha256.hex(user), UserErased.class);
    providers.awaitTerminated(active);
    assertThat(Traces.inTables(user)).isEmpty();
    assertThat(Traces.inTables(device.serialNumber())).isEmpty();
    // Which activation an operator looked at stays; nothing says any more whose it was.
    assertThat(Traces.inTables(active.toString())).containsOnly("audit_entry");
    for (ActivationId id : new ActivationId[] {active, ended, waiting}) {
      assertThat(centre.events(id)).endsWith((SpecificRecord) null);
    }
    assertThat(Traces.inCompactedTopics(centre.kafka(), user)).isEmpty();
  }

  @Test
  void shouldForgetWhatIsRequestedForAnErasedUser() {
    centre.erase(Topics.USERS, user);
    centre.awaitLast(Topics.ERASURES, Sha256.hex(user), UserErased.class);
    centre.registerAndAwait(device, Centre.newUser());

    centre.publish(Topics.ACTIVATION_REQUESTS, user, backEndsRequest("everywhere"));

    Centre.awaiting().until(() -> centre.published(Topics.ERASURES, Sha256.hex(user)).size() == 2);
    assertThat(Traces.inTables(user)).isEmpty();
  }

  /** Who has taken over the service has no other way to the commands than this one. */
  @Test
  void shouldNotForgetUsersWhoWereNotErased() throws SQLException {
    centre.register(device, user);
    ActivationId ended = active();
    centre.command(user, ended, "deactivations").then().statusCode(202);
    centre.awaitState(ended, "DEACTIVATED");

    try (Connection owner = RealParts.connectAsOwner()) {
      assertThat(
              Sql.query(
                  owner, "SELECT * FROM erase_user(?, true, 9)", row -> row.getString(1), user))
          .isEmpty();
    }
    assertThat(centre.state(ended)).isEqualTo("DEACTIVATED");
  }

  private ActivationRequested backEndsRequest(String plan) {
    return ActivationRequested.newBuilder()
        .setRequestId(UUID.randomUUID().toString())
        .setUserId(user)
        .setAssetId(device.assetId())
        .setProviderId(Providers.RADIO)
        .setPlanId(plan)
        .setActor(new Actor(ActorKind.SYSTEM, "crm"))
        .setOccurredAt(Instant.now())
        .build();
  }
}
