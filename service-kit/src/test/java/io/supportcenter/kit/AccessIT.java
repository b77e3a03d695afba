package io.supportcenter.kit;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.kit.sample.KitParts;
import io.supportcenter.kit.testing.AccessMatrix;
import java.util.List;

/** The kit's own endpoints are for operators; those of the sample need no token. */
@QuarkusTest
@WithTestResource(KitParts.class)
class AccessIT extends AccessMatrix {

  @Override
  protected List<Call> calls() {
    return List.of(
        post("/v1/tallies", "{}").withoutToken(),
        post("/v1/grouped-tallies", "{}").withoutToken(),
        get("/v1/shops").withoutToken(),
        get("/v1/shops/none").withoutToken(),
        put("/v1/shops/none", "{}").withoutToken(),
        delete("/v1/shops/none").withoutToken());
  }
}
