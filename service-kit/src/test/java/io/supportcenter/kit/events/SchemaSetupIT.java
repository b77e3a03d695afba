package io.supportcenter.kit.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.supportcenter.kit.sample.KitParts;
import io.supportcenter.kit.sample.NumbersProbe;
import io.supportcenter.schemas.EventCodec;
import io.supportcenter.schemas.RegistryAccess;
import io.supportcenter.schemas.RegistryUnavailable;
import io.supportcenter.schemas.SchemaSetup;
import io.supportcenter.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A registry that nobody registers schemas at but the command that is for it. */
@QuarkusTest
@WithTestResource(KitParts.class)
class SchemaSetupIT {

  @ConfigProperty(name = "support-center.registry.url")
  String registry;

  @Test
  void shouldRegisterTheSchemasOfAllTopicsWithTheirRule() {
    Map<String, List<String>> subjects = SchemaSetup.apply(RegistryAccess.open(registry));

    assertThat(subjects).containsKeys(Topics.RECEIPTS, Topics.VENDOR_EVENTS, Topics.ASSETS);
    assertThat(subjects.get(Topics.RECEIPTS))
        .containsExactly("io.supportcenter.events.ReceiptReceived");
    RestAssured.given()
        .get(registry + "/apis/ccompat/v7/config/io.supportcenter.events.ReceiptReceived")
        .then()
        .statusCode(200)
        .body("compatibilityLevel", org.hamcrest.Matchers.equalTo("FULL_TRANSITIVE"));
    assertThat(SchemaSetup.apply(RegistryAccess.open(registry))).isEqualTo(subjects);
  }

  @Test
  void shouldFindWhatIsRegisteredAndRegisterNothingElse() {
    SchemaSetup.apply(RegistryAccess.open(registry));

    try (EventCodec codec = EventCodec.connect(closed())) {
      byte[] bytes = codec.encode(Topics.USERS, NumbersProbe.number("anybody", 1));
      assertThat(codec.decode(Topics.USERS, bytes)).isNotNull();
      assertThatThrownBy(() -> codec.encode(Topics.USERS, new Unregistered()))
          .isInstanceOf(RegistryUnavailable.class);
    }
  }

  private RegistryAccess closed() {
    return new RegistryAccess(
        registry, Optional.empty(), Optional.empty(), false, Duration.ofMinutes(1));
  }

  /** An event type that nobody has registered. */
  public static final class Unregistered extends SpecificRecordBase {

    private static final Schema SCHEMA =
        Schema.createRecord("Unregistered", null, "io.supportcenter.kit.events", false, List.of());

    @Override
    public Schema getSchema() {
      return SCHEMA;
    }

    @Override
    public Object get(int field) {
      throw new IndexOutOfBoundsException(field);
    }

    @Override
    public void put(int field, Object value) {
      throw new IndexOutOfBoundsException(field);
    }
  }
}
