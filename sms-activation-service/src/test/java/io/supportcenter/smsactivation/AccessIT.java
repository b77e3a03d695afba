package io.supportcenter.smsactivation;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.testing.AccessMatrix;
import io.supportcenter.smsactivation.testing.Client;
import io.supportcenter.smsactivation.testing.SmsParts;
import java.util.List;
import java.util.UUID;

@QuarkusTest
@WithTestResource(SmsParts.class)
class AccessIT extends AccessMatrix {

  private static final String ACCOUNT = "/v1/consumer-accounts/00000000000000";
  private static final String BATCH = "/v1/batches/" + UUID.randomUUID();
  private static final String GATEWAY = "/v1/gateways/nowhere";

  @Override
  protected List<Call> calls() {
    return List.of(
        post("/v1/batches", "{}").by(Roles.ISSUER),
        get(BATCH).by(Roles.ISSUER, Roles.OPERATOR),
        post(BATCH + "/sheet", "").by(Roles.ISSUER),
        get(ACCOUNT).by(Roles.AGENT, Roles.OPERATOR),
        delete(ACCOUNT).by(Roles.OPERATOR),
        put(ACCOUNT + "/blacklisting", "{\"reason\": \"LEGAL\"}").by(Roles.AGENT, Roles.OPERATOR),
        delete(ACCOUNT + "/blacklisting").by(Roles.OPERATOR),
        post("/v1/payments", Client.payment("1", "1", "")).by(Roles.MERCHANT),
        get("/v1/payments/" + UUID.randomUUID()).by(Roles.MERCHANT, Roles.OPERATOR),
        get("/v1/gateways").by(Roles.OPERATOR),
        get(GATEWAY).by(Roles.OPERATOR),
        put(GATEWAY, "{}").by(Roles.OPERATOR),
        delete(GATEWAY).by(Roles.OPERATOR),
        get("/v1/gateways/kannel/sms").withoutToken());
  }
}
