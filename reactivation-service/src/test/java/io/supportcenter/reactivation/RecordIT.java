package io.supportcenter.reactivation;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.events.AccountRestriction;
import io.supportcenter.events.AccountState;
import io.supportcenter.events.Actor;
import io.supportcenter.events.ActorKind;
import io.supportcenter.events.ReactivationRequested;
import io.supportcenter.kit.testing.RecordMatrix;
import io.supportcenter.reactivation.testing.ReactivationParts;
import io.supportcenter.reactivation.testing.TestAccount;
import io.supportcenter.schemas.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

@QuarkusTest
@WithTestResource(ReactivationParts.class)
class RecordIT extends RecordMatrix {

  @Override
  protected Stream<Source> sources() {
    return Stream.of(
        new Source(Topics.ACCOUNTS, RecordIT::account),
        new Source(Topics.REACTIVATION_REQUESTS, RecordIT::request));
  }

  private static Right account() {
    TestAccount account = TestAccount.good();
    AccountState state = account.state();
    state.put("reactivatedAt", new ArrayList<>(List.of(Instant.parse("2025-01-01T00:00:00Z"))));
    state.put("restrictions", new ArrayList<>(List.of(AccountRestriction.FRAUD)));
    return new Right(
        account.id(),
        state,
        "SELECT 1 FROM account WHERE id = ? AND state IS NOT NULL",
        account.id());
  }

  private static Right request() {
    String request = UUID.randomUUID().toString();
    String account = "account-" + request;
    ReactivationRequested requested =
        ReactivationRequested.newBuilder()
            .setRequestId(request)
            .setAccountId(account)
            .setUserId("user-" + request)
            .setActor(new Actor(ActorKind.USER, "user-" + request))
            .setOnBehalfOf("vendor-1")
            .setAccountVersion(1L)
            .setRequestedAt(Instant.now())
            .build();
    return new Right(
        account, requested, "SELECT 1 FROM reactivation WHERE request_id = ?", request);
  }
}
