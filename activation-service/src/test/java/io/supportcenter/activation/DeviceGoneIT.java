package io.supportcenter.activation;

import static io.supportcenter.kit.testing.Centre.newUser;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.activation.activation.ActivationId;
import io.supportcenter.activation.testing.ActivationParts;
import io.supportcenter.activation.testing.ActivationScenario;
import io.supportcenter.events.ActivationReason;
import io.supportcenter.events.ActivationRejected;
import io.supportcenter.events.AssetStatus;
import io.supportcenter.events.DeactivationReason;
import io.supportcenter.events.ServiceDeactivated;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Services whose device is returned, stolen, transferred or erased. */
@QuarkusTest
@WithTestResource(ActivationParts.class)
class DeviceGoneIT extends ActivationScenario {

  @BeforeEach
  void register() {
    centre.register(device, user);
  }

  @ParameterizedTest
  @CsvSource({"STOLEN, DEVICE_STOLEN", "RETURNED, DEVICE_RETURNED"})
  void shouldEndTheServicesOfADeviceThatIsGone(AssetStatus status, DeactivationReason reason) {
    ActivationId id = active();

    centre.withdraw(device, user, status);

    ended(id, reason);
  }

  @Test
  void shouldEndTheServicesOfADeviceThatHasANewOwner() {
    ActivationId id = active();

    centre.publish(device, device.registered(newUser(), 2));

    ended(id, DeactivationReason.DEVICE_TRANSFERRED);
  }

  @Test
  void shouldEndTheServicesOfADeviceThatWasErased() {
    ActivationId id = active();

    centre.erase(device);

    ended(id, DeactivationReason.DEVICE_WITHDRAWN);
  }

  @Test
  void shouldEndAServiceWhoseDeviceWasStolenWhileTheProviderWasAtWork() {
    ActivationId id = requested("all-access-monitored");
    centre.awaitState(id, "SUBMITTED");

    centre.withdraw(device, user, AssetStatus.STOLEN);

    ended(id, DeactivationReason.DEVICE_STOLEN);
  }

  @Test
  void shouldEndAServiceThoughTheProviderIsDownForAWhile() {
    ActivationId id = active();
    providers.misbehave(Map.of("failNext", 3, "status", 503));

    centre.withdraw(device, user, AssetStatus.STOLEN);

    ended(id, DeactivationReason.DEVICE_STOLEN);
  }

  @Test
  void shouldEndAServiceThatTheUserDoesNotWantAnyMoreAndActivateItAgain() {
    ActivationId id = active();

    centre.command(user, id, "deactivations").then().statusCode(202);

    ended(id, DeactivationReason.REQUESTED);
    centre.command(user, id, "deactivations").then().statusCode(409);
    active();
  }

  @Test
  void shouldNotSendWhatWaitsForTheUserOnceTheDeviceIsStolen() {
    ActivationId id = centre.requested(user, device, "everywhere", null);
    centre.awaitState(id, "VALIDATED");

    centre.withdraw(device, user, AssetStatus.STOLEN);

    assertThat(centre.awaitEvent(id, ActivationRejected.class).getReason())
        .isEqualTo(ActivationReason.DEVICE_STOLEN);
  }

  private void ended(ActivationId id, DeactivationReason reason) {
    assertThat(centre.awaitEvent(id, ServiceDeactivated.class).getReason()).isEqualTo(reason);
    providers.awaitTerminated(id);
  }
}
