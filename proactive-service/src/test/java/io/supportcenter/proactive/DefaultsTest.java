package io.supportcenter.proactive;

import io.supportcenter.kit.testing.PinnedDefaults;
import org.junit.jupiter.api.Test;

class DefaultsTest {

  @Test
  void shouldPinItsDefaults() {
    PinnedDefaults.of("application.properties")
        .shouldBe(
            """
            quarkus.application.name=proactive-service
            support-center.service=proactive
            quarkus.http.port=8103
            quarkus.management.port=9103
            quarkus.flyway.locations=db/kit,db/assets,db/migration
            support-center.asset-projection=true
            support-center.rest.page-paths=/agent/,/phone/,/shared/
            mp.messaging.incoming.assets.connector=smallrye-kafka
            mp.messaging.incoming.assets.topic=assets.v1
            mp.messaging.incoming.vendor-events.connector=smallrye-kafka
            mp.messaging.incoming.vendor-events.topic=vendor-events[.]v1${support-center.partner-topics.${support-center.plain-topics}}
            mp.messaging.incoming.vendor-events.pattern=true
            mp.messaging.incoming.live-session-requests.connector=smallrye-kafka
            mp.messaging.incoming.live-session-requests.topic=live-session-requests.v1
            proactive.vendor-event.wait-max=PT24H
            proactive.vendor-event.refused-keep=P90D
            proactive.messages.keep=P730D
            proactive.vendors.answer-bytes-max=1048576
            proactive.vendors.connect-timeout=PT3S
            proactive.vendors.answer-timeout=PT8S
            proactive.sessions.asset-wait-max=PT1M
            proactive.sessions.queue-max=PT30M
            proactive.sessions.offer-max=PT30S
            proactive.sessions.agent-grace=PT20S
            quarkus.websockets-next.server.propagate-subprotocol-headers=true
            quarkus.websockets-next.server.supported-subprotocols=bearer-token-carrier
            quarkus.websockets-next.server.max-message-size=65536
            quarkus.websockets-next.server.auto-ping-interval=PT20S
            mp.openapi.schema.io.supportcenter.kit.values.Money={"name": "Money", "type": "object", "properties": {"amountMinor": {"type": "integer", "format": "int64"}, "currency": {"type": "string"}}}
            """);
  }
}
