package io.supportcenter.registration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import io.supportcenter.events.DeviceRegistered;
import io.supportcenter.kit.testing.Centre;
import io.supportcenter.kit.testing.FreshTopics;
import io.supportcenter.kit.testing.PlatformAddresses;
import io.supportcenter.kit.testing.PlatformProcess;
import io.supportcenter.kit.testing.ServiceProcess;
import io.supportcenter.local.kafka.KafkaProbe;
import io.supportcenter.registration.testing.OtlpReceiver;
import io.supportcenter.registration.testing.OtlpReceiver.Received;
import io.supportcenter.registration.testing.PartnerProcesses;
import io.supportcenter.registration.testing.Sold;
import io.supportcenter.registration.testing.Tokens;
import io.supportcenter.schemas.CloudEventHeaders;
import io.supportcenter.schemas.Decoded;
import io.supportcenter.schemas.EventCodec;
import io.supportcenter.schemas.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The packaged service, started with the address of a collector. */
class TraceIT {

  private static final String DATABASE = "registration_trace";
  private static final Path LOG = Path.of("target", "trace.log");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final byte[] KEY =
      "an identity key of at least 32 bytes".getBytes(StandardCharsets.US_ASCII);

  private static OtlpReceiver collector;
  private static PlatformProcess platform;
  private static PartnerProcesses partners;
  private static ServiceProcess service;
  private static Centre centre;

  @BeforeAll
  static void start() throws IOException {
    Files.deleteIfExists(LOG);
    collector = new OtlpReceiver();
    platform = PlatformProcess.start(Path.of("target", "trace-platform").toAbsolutePath());
    PlatformAddresses addresses = platform.addresses();
    addresses.recreateDatabase(DATABASE);
    FreshTopics.on(addresses.bootstrapServers());
    partners = new PartnerProcesses();
    centre =
        new Centre(
            new KafkaProbe(
                addresses.bootstrapServers(), EventCodec.connect(addresses.registryUrl())));
    service =
        new ServiceProcess(
            "trace",
            addresses,
            DATABASE,
            Map.of(
                "REGISTRATION_IDENTITY_KEYS",
                "1:" + Base64.getEncoder().encodeToString(KEY),
                "OTEL_EXPORTER_OTLP_ENDPOINT",
                collector.url(),
                "OTEL_EXPORTER_OTLP_PROTOCOL",
                "http/protobuf",
                "QUARKUS_OTEL_BSP_SCHEDULE_DELAY",
                "PT0.2S",
                "QUARKUS_LOG_JSON_CONSOLE_ENABLED",
                "true"));
    service.start();
    RestAssured.baseURI = "http://127.0.0.1";
    RestAssured.port = service.port();
    partners
        .directory()
        .forEach(
            (id, body) -> assertThat(PartnerProcesses.put("/v1/partners/" + id, body)).isTrue());
  }

  @AfterAll
  static void stop() {
    service.close();
    centre.close();
    partners.close();
    platform.close();
    collector.close();
  }

  @Test
  void shouldFollowOneTraceFromAReceiptOverHttpToTheRegisteredDevice() {
    String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    String retailersSpan = "00f067aa0ba902b7";
    Sold sold = bought();

    Centre.withToken(Tokens.retailer(sold.retailerId()))
        .header("traceparent", "00-%s-%s-01".formatted(trace, retailersSpan))
        .body(sold.json())
        .post("/v1/receipts")
        .then()
        .statusCode(202);

    Received published = awaitSpan(trace, "publish " + Topics.ASSETS);
    Received request = awaitSpan(trace, "POST /v1/receipts");
    assertThat(request.parent()).isEqualTo(retailersSpan);
    assertPathOf(published, request);
    Received received = awaitSpan(trace, "receive " + Topics.RECEIPTS);
    Received batch = awaitBatch("batch receipts", received);
    assertThat(received.links()).contains(batch.id());
    assertThat(placeOf(registered(sold)))
        .as("for those who read it")
        .isEqualTo("00-%s-%s-01".formatted(trace, published.id()));
  }

  /** What others sent is in it too: it must not look like a line, or end one. */
  @Test
  void shouldLogLinesOfJson() throws IOException {
    List<String> lines = Files.readAllLines(LOG);
    assertThat(lines)
        .isNotEmpty()
        .allSatisfy(line ->
            assertThat(JSON.readTree(line).fieldNames())
                .toIterable()
                .contains("timestamp", "level", "loggerName", "message"));
  }

  @Test
  void shouldBeginATraceAtARecordWithoutOne() {
    Sold sold = bought();
    centre.publish(Topics.RECEIPTS, sold.retailerId() + ":" + sold.receiptNumber(), sold.receipt());

    String place = placeOf(registered(sold));
    String trace = place.substring(3, 35);
    assertThat(awaitSpan(trace, "receive " + Topics.RECEIPTS).parent()).isEmpty();
    assertPathOf(
        awaitSpan(trace, "publish " + Topics.ASSETS),
        awaitSpan(trace, "receive " + Topics.RECEIPTS));
  }

  /** Its ancestors are calls and records in the order in which one causes the next. */
  private static void assertPathOf(Received published, Received first) {
    List<Received> ofTrace =
        collector.spans().stream().filter(s -> s.trace().equals(first.trace())).toList();
    assertThat(ofTrace)
        .extracting(Received::name)
        .contains("call lookup-sale", "call lookup-device", published.name(), first.name());
    Optional<Received> at = Optional.of(published);
    while (at.isPresent() && !at.get().equals(first)) {
      String parent = at.get().parent();
      at = ofTrace.stream().filter(span -> span.id().equals(parent)).findFirst();
    }
    assertThat(at).as("an ancestor of " + published).contains(first);
    ofTrace.stream()
        .filter(span -> span.name().startsWith("call "))
        .forEach(call -> assertThat(ofTrace).extracting(Received::id).contains(call.parent()));
  }

  private static Sold bought() {
    Sold sold = Sold.tablet();
    partners.know(List.of(sold));
    String user = Centre.newUser();
    Map<String, Object> card =
        Map.of(
            "kind",
            "LOYALTY_ID",
            "value",
            sold.loyaltyId().orElseThrow(),
            "retailerId",
            sold.retailerId());
    Centre.withToken(Tokens.verifier())
        .body(Map.of("identities", List.of(card)))
        .put("/v1/users/" + user + "/identities")
        .then()
        .statusCode(200);
    Centre.withToken(Tokens.user(user))
        .body(Map.of("registration", true))
        .put("/v1/users/" + user + "/consent")
        .then()
        .statusCode(200);
    return sold;
  }

  private static Received awaitSpan(String trace, String name) {
    Centre.awaiting()
        .untilAsserted(() ->
            assertThat(collector.spans())
                .anyMatch(s -> s.trace().equals(trace) && s.name().equals(name)));
    return collector.spans().stream()
        .filter(s -> s.trace().equals(trace) && s.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Received awaitBatch(String name, Received linked) {
    Centre.awaiting()
        .untilAsserted(() ->
            assertThat(collector.spans())
                .anyMatch(s -> s.name().equals(name) && s.links().contains(linked.id())));
    return collector.spans().stream()
        .filter(s -> s.name().equals(name) && s.links().contains(linked.id()))
        .findFirst()
        .orElseThrow();
  }

  private static ConsumerRecord<byte[], byte[]> registered(Sold sold) {
    Centre.awaiting().until(() -> find(sold).isPresent());
    return find(sold).orElseThrow();
  }

  private static Optional<ConsumerRecord<byte[], byte[]>> find(Sold sold) {
    return centre.kafka().read(Topics.ASSETS).stream()
        .filter(record ->
            centre.kafka().codec().decode(record.topic(), record.value())
                    instanceof Decoded.Event(DeviceRegistered event)
                && event.getDevice().getReceipt().getReceiptNumber().equals(sold.receiptNumber()))
        .findFirst();
  }

  private static String placeOf(ConsumerRecord<byte[], byte[]> record) {
    return CloudEventHeaders.traceParent(record.headers()).orElseThrow();
  }
}
