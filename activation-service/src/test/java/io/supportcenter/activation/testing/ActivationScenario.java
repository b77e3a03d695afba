package io.supportcenter.activation.testing;

import static io.supportcenter.kit.testing.Centre.newUser;

import io.supportcenter.activation.activation.ActivationId;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A user with a device, and a provider that behaves again after each test. */
public abstract class ActivationScenario {

  @Inject protected ActivationCentre centre;
  @Inject protected Providers providers;

  protected final String user = newUser();
  protected final Devices device = Devices.newDevice();

  @BeforeEach
  protected void introduceTheProvider() {
    providers.introduce();
  }

  @AfterEach
  protected void behave() {
    providers.behave();
  }

  /** The user's request for that plan on the device. */
  protected ActivationId requested(String plan) {
    return centre.requested(user, device, plan, providers.newSubscriber());
  }

  /** A service on the device. */
  protected ActivationId active() {
    ActivationId id = requested("everywhere");
    centre.awaitState(id, "ACTIVE");
    return id;
  }
}
