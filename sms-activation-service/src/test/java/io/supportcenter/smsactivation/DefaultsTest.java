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
            support-center.session-intake=true
            mp.messaging.incoming.live-sessions.connector=smallrye-kafka
            mp.messaging.incoming.live-sessions.topic=live-sessions.v1
            mp.messaging.incoming.assets.connector=smallrye-kafka
            mp.messaging.incoming.assets.topic=assets.v1
            mp.messaging.incoming.sms.connector=smallrye-kafka
            mp.messaging.incoming.sms.topic=sms-inbound[.]v1${support-center.partner-topics.${support-center.plain-topics}}
            mp.messaging.incoming.sms.pattern=true
            mp.messaging.incoming.charges.connector=smallrye-kafka
            mp.messaging.incoming.charges.topic=charge-requests[.]v1${support-center.partner-topics.${support-center.plain-topics}}
            mp.messaging.incoming.charges.pattern=true
            sms-activation.current-pepper=1
            sms-activation.kannel.answer-bytes-max=4096
            sms-activation.kannel.connect-timeout=PT3S
            sms-activation.kannel.answer-timeout=PT8S
            support-center.rest.byte-query-paths=/v1/gateways/kannel/sms
            sms-activation.closed-phones-keep=P180D
            sms-activation.charges.device-wait=PT10S
            sms-activation.charges.account-limit.window=PT24H
            sms-activation.charges.account-limit.amount=1000
            sms-activation.charges.account-limit.amounts.JPY=150000
            sms-activation.charges.account-limit.count=100
            sms-activation.charges.merchant-limit.window=PT24H
            sms-activation.charges.merchant-limit.amount=1000000
            sms-activation.charges.merchant-limit.amounts.JPY=150000000
            sms-activation.charges.merchant-limit.count=100000
            sms-activation.charges.probes.window=PT1H
            sms-activation.charges.probes.count=20
            sms-activation.charges.probes.lock=PT15M
            sms-activation.issuer-limit.cards=500000
            sms-activation.issuer-limit.amount=50000000
            sms-activation.issuer-limit.amounts.JPY=7500000000
            sms-activation.issuer-limit.orders=100
            sms-activation.budgets.window=PT1H
            sms-activation.budgets.prefix-digits=6
            sms-activation.budgets.replies=50000
            sms-activation.budgets.replies-per-short-code=20000
            sms-activation.budgets.replies-per-prefix=1000
            sms-activation.budgets.replies-per-batch=5000
            sms-activation.budgets.guesses=5000
            sms-activation.budgets.guesses-per-short-code=1000
            sms-activation.budgets.guesses-per-batch=100
            quarkus.http.access-log.pattern=%h %l %u %t "%m %R" %s %b
            """);
  }
}
