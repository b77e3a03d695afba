package io.supportcenter.kit;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.kit.sample.KitParts;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.testing.AccessCall;
import io.supportcenter.kit.testing.AccessMatrix;
import java.util.List;

/**
 * The kit's own endpoints are for operators; those of the sample need no token, but for one that
 * does not say so.
 */
@QuarkusTest
@WithTestResource(KitParts.class)
class AccessIT extends AccessMatrix {

  @Override
  protected List<AccessCall> calls() {
    return List.of(
        get("/v1/forgotten"),
        get("/v1/customers/" + ME)
            .by(Roles.USER, Roles.AGENT, Roles.SUPERVISOR, Roles.OPERATOR)
            .of(ME),
        post("/v1/customers/" + ME + "/counts", "")
            .by(Roles.USER, Roles.AGENT, Roles.OPERATOR)
            .of(ME),
        delete("/v1/customers/tallies/none").by(Roles.OPERATOR),
        post("/v1/tallies", "{}").withoutToken(),
        post("/v1/grouped-tallies", "{}").withoutToken(),
        get("/v1/shops").withoutToken(),
        get("/v1/shops/none").withoutToken(),
        put("/v1/shops/none", "{}").withoutToken(),
        delete("/v1/shops/none").withoutToken());
  }
}
