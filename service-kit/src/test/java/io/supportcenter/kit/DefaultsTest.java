package io.supportcenter.kit;

import io.supportcenter.kit.testing.PinnedDefaults;
import org.junit.jupiter.api.Test;

class DefaultsTest {

  @Test
  void shouldPinTheDefaultsOfEveryService() {
    PinnedDefaults.of("META-INF/microprofile-config.properties")
        .shouldBe(
            """
            mp.messaging.connector.smallrye-kafka.group.id=${support-center.service}
            mp.messaging.connector.smallrye-kafka.partition.assignment.strategy=org.apache.kafka.clients.consumer.CooperativeStickyAssignor
            mp.messaging.connector.smallrye-kafka.metadata.max.age.ms=30000
            mp.messaging.connector.smallrye-kafka.batch=true
            mp.messaging.connector.smallrye-kafka.commit-strategy=ignore
            mp.messaging.connector.smallrye-kafka.failure-strategy=fail
            mp.messaging.connector.smallrye-kafka.enable.auto.commit=false
            mp.messaging.connector.smallrye-kafka.auto.offset.reset=earliest
            mp.messaging.connector.smallrye-kafka.isolation.level=read_committed
            mp.messaging.connector.smallrye-kafka.key.deserializer=org.apache.kafka.common.serialization.ByteArrayDeserializer
            mp.messaging.connector.smallrye-kafka.value.deserializer=org.apache.kafka.common.serialization.ByteArrayDeserializer
            mp.messaging.connector.smallrye-kafka.max.poll.records=2000
            mp.messaging.connector.smallrye-kafka.fetch.max.bytes=16777216
            mp.messaging.connector.smallrye-kafka.consumer-rebalance-listener.name=inbox
            mp.messaging.connector.smallrye-kafka.cloud-events=false
            mp.messaging.connector.smallrye-kafka.tracing-enabled=false
            mp.messaging.connector.smallrye-kafka.health-enabled=true
            mp.messaging.connector.smallrye-kafka.health-topic-verification-enabled=false
            io.smallrye.health.check.io.smallrye.reactive.messaging.extension.health.SmallRyeReactiveMessagingReadinessCheck.enabled=false
            io.smallrye.health.check.io.smallrye.reactive.messaging.extension.health.SmallRyeReactiveMessagingStartupCheck.enabled=false
            mp.messaging.connector.smallrye-kafka.session.timeout.ms=10000
            mp.messaging.connector.smallrye-kafka.heartbeat.interval.ms=3000
            quarkus.devservices.enabled=false
            quarkus.http.test-port=0
            quarkus.management.test-port=0
            quarkus.management.enabled=true
            quarkus.smallrye-openapi.management.enabled=false
            quarkus.datasource.db-kind=postgresql
            quarkus.datasource.jdbc.max-size=20
            quarkus.datasource.jdbc.acquisition-timeout=5S
            quarkus.datasource.jdbc.additional-jdbc-properties.reWriteBatchedInserts=true
            quarkus.datasource.jdbc.additional-jdbc-properties.tcpKeepAlive=true
            quarkus.datasource.jdbc.additional-jdbc-properties.connectTimeout=5
            quarkus.datasource.jdbc.additional-jdbc-properties.socketTimeout=60
            quarkus.datasource.jdbc.additional-jdbc-properties.options=-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3 -c tcp_user_timeout=25000 -c idle_in_transaction_session_timeout=30s -c transaction_timeout=90s -c default_transaction_isolation=read\\\\ committed
            quarkus.datasource.jdbc.validation-query-sql=select 1
            quarkus.datasource.jdbc.background-validation-interval=10S
            quarkus.hibernate-orm.schema-management.strategy=none
            quarkus.hibernate-orm.mapping.format.global=ignore
            quarkus.flyway.locations=db/kit,db/migration
            quarkus.flyway.migrate-at-start=true
            quarkus.flyway.connect-retries=60
            quarkus.flyway.out-of-order=true
            quarkus.http.limits.max-body-size=1M
            quarkus.jackson.fail-on-unknown-properties=true
            quarkus.jackson.write-durations-as-timestamps=false
            quarkus.smallrye-openapi.path=/openapi
            quarkus.smallrye-openapi.store-schema-directory=target/openapi
            quarkus.smallrye-openapi.auto-add-server=false
            quarkus.smallrye-openapi.security-scheme=jwt
            quarkus.smallrye-openapi.security-scheme-name=bearer
            quarkus.swagger-ui.always-include=false
            quarkus.oidc.application-type=service
            quarkus.oidc.roles.role-claim-path=groups
            quarkus.http.auth.permission.open.paths=/q/*,/openapi
            quarkus.http.auth.permission.open.policy=permit
            quarkus.otel.traces.exporter=cdi
            quarkus.otel.traces.sampler=parentbased_traceidratio
            quarkus.otel.traces.sampler.arg=1.0
            quarkus.otel.exporter.otlp.endpoint=${OTEL_EXPORTER_OTLP_ENDPOINT:}
            quarkus.otel.exporter.otlp.protocol=${OTEL_EXPORTER_OTLP_PROTOCOL:grpc}
            quarkus.otel.metrics.exporter=none
            quarkus.otel.logs.exporter=none
            quarkus.log.category."io.smallrye.health".level=ERROR
            quarkus.log.console.format=%d{yyyy-MM-dd HH:mm:ss,SSS} %-5p [%c{2.}] (%t) %X{traceId} %s%e%n
            support-center.registry.url=http://localhost:8081
            support-center.registry.auto-register=false
            support-center.registry.unknown-for=PT1M
            support-center.service=${quarkus.application.name}
            support-center.rest.max-body-size=1M
            support-center.outbox.max-depth=50000
            support-center.outbox.relay-batch=2000
            support-center.outbox.max-event-bytes=900000
            support-center.inbox.max-parked=10000
            support-center.inbox.max-batch-bytes=16777216
            support-center.inbox.schema-wait=PT15M
            support-center.inbox.refused-keep=P90D
            support-center.calls.max-concurrency-per-partner=16
            support-center.commands.lock-timeout=PT2S
            support-center.commands.max-wait=PT10S
            support-center.idempotency.keep=PT24H
            """);
  }
}
