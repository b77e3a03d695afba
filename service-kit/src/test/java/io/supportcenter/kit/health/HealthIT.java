package io.supportcenter.kit.health;

import static io.restassured.RestAssured.given;
import static io.supportcenter.kit.testing.Centre.management;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.kit.sample.KitParts;
import io.supportcenter.kit.testing.Centre;
import org.junit.jupiter.api.Test;

/** Who asks what, and where. */
@QuarkusTest
@WithTestResource(KitParts.class)
class HealthIT {

  @Test
  void shouldBeReadyForRestWhenTheDatabaseIsThereWhateverKafkaDoes() {
    management("/q/health/ready")
        .then()
        .statusCode(200)
        .body("checks.name", contains("Database connections health check"));
  }

  @Test
  void shouldSayWhetherEventsFlowApartFromReadiness() {
    Centre.awaiting()
        .untilAsserted(() ->
            management("/q/health/group/intake")
                .then()
                .statusCode(200)
                .body("checks.name", contains("intake"))
                .body("checks[0].data.kafka", equalTo("connected"))
                .body("checks[0].data.relay", equalTo("publishing")));
  }

  @Test
  void shouldBeAliveWhileItsThreadsRun() {
    management("/q/health/live")
        .then()
        .statusCode(200)
        .body("checks.name", hasItem("threads"))
        .body("checks.find { it.name == 'threads' }.data.relay", equalTo("running"))
        .body("checks.find { it.name == 'threads' }.data.calls", equalTo("running"))
        .body("checks.find { it.name == 'threads' }.data.commands", equalTo("running"));
  }

  @Test
  void shouldAnswerAboutItselfOnlyOnThePortForManagement() {
    for (String path : new String[] {"/q/health", "/q/health/ready", "/q/metrics", "/openapi"}) {
      assertThat(management(path).statusCode()).as(path).isEqualTo(200);
      assertThat(given().get(path).statusCode()).as(path + " for everybody").isEqualTo(404);
    }
  }
}
