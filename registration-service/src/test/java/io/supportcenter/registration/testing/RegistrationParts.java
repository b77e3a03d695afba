package io.supportcenter.registration.testing;

import io.supportcenter.kit.testing.RealParts;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** The shared real parts, and simulated partners. */
public class RegistrationParts extends RealParts {

  private static final String IDENTITY_KEY = "registration-test-identity-key-32b!";

  @Override
  protected Map<String, String> configuration() {
    return Map.of(
        "test.retailers.url",
        simulate("RetailerBackEnd", "retailers.json"),
        "test.manufacturers.url",
        simulate("ManufacturerBackEnd", "manufacturers.json"),
        "registration.identity.keys",
        "1:"
            + Base64.getEncoder().encodeToString(IDENTITY_KEY.getBytes(StandardCharsets.US_ASCII)));
  }
}
