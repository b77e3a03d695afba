package io.supportcenter.activation;

import io.supportcenter.kit.testing.PinnedDefaults;
import org.junit.jupiter.api.Test;

class DefaultsTest {

  @Test
  void shouldPinItsDefaults() {
    PinnedDefaults.of("application.properties")
        .shouldBe(
            """
            quarkus.application.name=activation-service
            quarkus.http.port=8102
            quarkus.management.port=9102
            support-center.service=activation
            quarkus.flyway.locations=db/kit,db/assets,db/migration
            support-center.asset-projection=true
            support-center.session-intake=true
            mp.messaging.incoming.live-sessions.connector=smallrye-kafka
            mp.messaging.incoming.live-sessions.topic=live-sessions.v1
            mp.messaging.incoming.assets.connector=smallrye-kafka
            mp.messaging.incoming.assets.topic=assets.v1
            mp.messaging.incoming.activation-requests.connector=smallrye-kafka
            mp.messaging.incoming.activation-requests.topic=activation-requests.v1
            activation.waits.for-registration=PT10M
            activation.waits.for-user=P1D
            activation.waits.for-provider=P1D
            activation.waits.for-device=PT1H
            activation.waits.for-ending=P7D
            activation.providers.answer-bytes-max=1048576
            activation.providers.connect-timeout=PT3S
            activation.providers.answer-timeout=PT8S
            activation.providers.keys-keep=PT10M
            """);
  }
}
