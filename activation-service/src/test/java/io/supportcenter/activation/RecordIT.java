package io.supportcenter.activation;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.activation.testing.ActivationParts;
import io.supportcenter.events.ActivationRequested;
import io.supportcenter.events.Actor;
import io.supportcenter.events.ActorKind;
import io.supportcenter.kit.testing.RecordMatrix;
import io.supportcenter.schemas.Topics;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;

@QuarkusTest
@WithTestResource(ActivationParts.class)
class RecordIT extends RecordMatrix {

  @Override
  protected Stream<Source> sources() {
    return Stream.of(new Source(Topics.ACTIVATION_REQUESTS, RecordIT::request));
  }

  private static Right request() {
    UUID id = UUID.randomUUID();
    String user = "user-" + id;
    ActivationRequested request =
        ActivationRequested.newBuilder()
            .setRequestId(id.toString())
            .setUserId(user)
            .setAssetId(UUID.randomUUID().toString())
            .setProviderId("nobody-radio")
            .setPlanId("all-access")
            .setActor(new Actor(ActorKind.USER, user))
            .setOnBehalfOf("vendor-1")
            .setOccurredAt(Instant.now())
            .build();
    return new Right(user, request, "SELECT 1 FROM activation WHERE user_id = ?", user);
  }
}
