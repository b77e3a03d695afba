package io.supportcenter.smsactivation;

import io.supportcenter.kit.testing.PinnedDefaults;
import org.junit.jupiter.api.Test;

class DefaultsTest {

  @Test
  void shouldPinItsDefaults() {
    PinnedDefaults.of("application.properties")
        .shouldBe(
            """
            quarkus.application.name=sms-activation-service
            quarkus.http.port=8105
            quarkus.management.port=9105
            support-center.service=sms-activation
            quarkus.flyway.locations=db/kit,db/assets,db/migration
            support-center.asset-projection=true
            support-center.asset-intake=true
            mp.messaging.incoming.assets.connector=smallrye-kafka
            mp.messaging.incoming.assets.topic=assets.v1
            mp.messaging.incoming.sms.connector=smallrye-kafka
            mp.messaging.incoming.sms.topic=sms-inbound.v1
            mp.messaging.incoming.charges.connector=smallrye-kafka
            mp.messaging.incoming.charges.topic=charge-requests.v1
            sms-activation.current-pepper=1
            sms-activation.kannel.answer-bytes-max=4096
            sms-activation.kannel.connect-timeout=PT3S
            sms-activation.kannel.answer-timeout=PT8S
            support-center.rest.byte-query-paths=/v1/gateways/kannel/sms
            sms-activation.charges.device-wait=PT10S
            """);
  }
}
