package io.supportcenter.reactivation;

import io.supportcenter.kit.testing.PinnedDefaults;
import org.junit.jupiter.api.Test;

class DefaultsTest {

  @Test
  void shouldPinItsDefaults() {
    PinnedDefaults.of("application.properties")
        .shouldBe(
            """
            quarkus.application.name=reactivation-service
            support-center.service=reactivation
            quarkus.http.port=8104
            quarkus.management.port=9104
            quarkus.flyway.locations=db/kit,db/assets,db/migration
            support-center.asset-projection=true
            support-center.asset-intake=true
            support-center.session-intake=true
            mp.messaging.incoming.live-sessions.connector=smallrye-kafka
            mp.messaging.incoming.live-sessions.topic=live-sessions.v1
            mp.messaging.incoming.accounts.connector=smallrye-kafka
            mp.messaging.incoming.accounts.topic=accounts[.]v1${support-center.partner-topics.${support-center.plain-topics}}
            mp.messaging.incoming.accounts.pattern=true
            mp.messaging.incoming.reactivation-requests.connector=smallrye-kafka
            mp.messaging.incoming.reactivation-requests.topic=reactivation-requests.v1
            mp.messaging.incoming.assets.connector=smallrye-kafka
            mp.messaging.incoming.assets.topic=assets.v1
            reactivation.account-patience=PT10M
            reactivation.account-system-patience=P1D
            reactivation.account-systems.answer-bytes-max=65536
            reactivation.account-systems.connect-timeout=PT3S
            reactivation.account-systems.answer-timeout=PT8S
            """);
  }
}
