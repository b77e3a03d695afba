package io.supportcenter.registration;

import io.supportcenter.kit.testing.PinnedDefaults;
import org.junit.jupiter.api.Test;

class DefaultsTest {

  @Test
  void shouldPinItsDefaults() {
    PinnedDefaults.of("application.properties")
        .shouldBe(
            """
            quarkus.application.name=registration-service
            quarkus.http.port=8101
            quarkus.management.port=9101
            support-center.service=registration
            quarkus.http.limits.max-body-size=8M
            support-center.rest.document-paths=/v1/receipts
            quarkus.hibernate-orm.physical-naming-strategy=org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy
            support-center.session-intake=true
            mp.messaging.incoming.live-sessions.connector=smallrye-kafka
            mp.messaging.incoming.live-sessions.topic=live-sessions.v1
            mp.messaging.incoming.receipts.connector=smallrye-kafka
            mp.messaging.incoming.receipts.topic=receipts[.]v1${support-center.partner-topics.${support-center.plain-topics}}
            mp.messaging.incoming.receipts.pattern=true
            mp.messaging.incoming.reschedules.connector=smallrye-kafka
            mp.messaging.incoming.reschedules.topic=reschedules.v1
            mp.messaging.incoming.erasures.connector=smallrye-kafka
            mp.messaging.incoming.erasures.topic=erasures.v1
            registration.identity.claims.email=email
            registration.identity.claims.email-verified=email_verified
            registration.identity.claims.phone=phone_number
            registration.identity.claims.phone-verified=phone_number_verified
            registration.partners.answer-bytes-max=1048576
            registration.partners.connect-timeout=PT3S
            registration.partners.answer-timeout=PT8S
            registration.questions.retailer-again-after=PT10S,PT1M,PT10M,PT1H,PT6H,P1D,P3D
            registration.questions.manufacturer-again-after=PT1H,PT6H,P1D,P1D,P1D,P2D,P4D,P7D,P14D
            registration.questions.patience=P1D
            registration.erasure.services=registration,activation,proactive,reactivation,sms-activation
            registration.erasure.overdue-after=PT24H
            """);
  }
}
