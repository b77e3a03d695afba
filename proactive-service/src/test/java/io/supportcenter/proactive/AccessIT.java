package io.supportcenter.proactive;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.kit.security.Roles;
import io.supportcenter.kit.testing.AccessMatrix;
import io.supportcenter.proactive.testing.ProactiveParts;
import java.util.List;
import java.util.UUID;

@QuarkusTest
@WithTestResource(ProactiveParts.class)
class AccessIT extends AccessMatrix {

  private static final String SOMETHING = UUID.randomUUID().toString();
  private static final String USERS = "/v1/users/" + ME;
  private static final String MESSAGE = USERS + "/messages/" + SOMETHING;
  private static final String MODIFICATION = "/v1/modifications/" + SOMETHING;
  private static final String SESSION = "/v1/live-sessions/" + SOMETHING;

  @Override
  protected List<Call> calls() {
    return List.of(
        get(USERS + "/messages").by(Roles.USER, Roles.AGENT).hiddenFromOthers(),
        // Somebody else's, which ends with 404: a stream does not end.
        get("/v1/users/somebody-else/messages/stream").by(Roles.USER),
        put(MESSAGE + "/delivery", "{\"state\": \"READ\"}").by(Roles.USER).hiddenFromOthers(),
        post(MESSAGE + "/answers", "{\"optionId\": \"1\"}").by(Roles.USER).hiddenFromOthers(),
        get(USERS + "/itinerary").by(Roles.USER, Roles.AGENT).hiddenFromOthers(),
        get(USERS + "/devices").by(Roles.USER, Roles.AGENT).hiddenFromOthers(),
        get("/v1/modifications").by(Roles.AGENT),
        get(MODIFICATION).by(Roles.USER, Roles.AGENT),
        post(MODIFICATION + "/quotes", "").by(Roles.USER, Roles.AGENT),
        post("/v1/live-sessions", "{}").by(Roles.USER),
        get(SESSION).by(Roles.USER, Roles.AGENT),
        get(SESSION + "/transcript").by(Roles.USER, Roles.AGENT),
        post(
                SESSION + "/decisions",
                "{\"modificationId\": \"" + SOMETHING + "\", \"optionId\": \"1\"}")
            .by(Roles.USER),
        post(SESSION + "/leave", "").by(Roles.USER),
        post(SESSION + "/accept", "").by(Roles.AGENT),
        post(SESSION + "/decline", "").by(Roles.AGENT),
        post(SESSION + "/end", "").by(Roles.AGENT),
        post(SESSION + "/close", "").by(Roles.AGENT),
        put("/v1/agents/me", "{}").by(Roles.AGENT),
        post("/v1/agents/me/heartbeat", "").by(Roles.AGENT),
        get("/v1/vendors").by(Roles.OPERATOR),
        get("/v1/vendors/none").by(Roles.OPERATOR),
        put("/v1/vendors/none", "{}").by(Roles.OPERATOR),
        delete("/v1/vendors/none").by(Roles.OPERATOR),
        get("/v1/vendor-events/refused").by(Roles.OPERATOR));
  }
}
