package io.supportcenter.smsactivation;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.kit.testing.InputMatrix;
import io.supportcenter.smsactivation.testing.SmsParts;
import java.util.Set;

@QuarkusTest
@WithTestResource(SmsParts.class)
class InputIT extends InputMatrix {

  @Override
  protected Set<String> byteQueries() {
    return Set.of("/v1/gateways/kannel/sms");
  }
}
