package io.supportcenter.reactivation.reactivation.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.supportcenter.events.Actor;
import io.supportcenter.events.ActorKind;
import io.supportcenter.events.ReactivationRefusal;
import io.supportcenter.events.ReactivationRefused;
import io.supportcenter.events.ReactivationRequested;
import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.events.OutboundEvent;
import io.supportcenter.kit.values.CommonRefusal;
import io.supportcenter.kit.values.UserId;
import io.supportcenter.reactivation.account.AccountId;
import io.supportcenter.reactivation.reactivation.ReactivationRequest;
import io.supportcenter.reactivation.reactivation.events.RequestMapper.Read;
import io.supportcenter.schemas.Topics;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class RequestMapperTest {

  private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");

  @Test
  void shouldReadARequest() {
    ReactivationRequest request =
        ((Read.Valid) RequestMapper.read(inbound(event("account-1", "user-1", 7L)))).request();

    assertThat(request.requestId()).isEqualTo("request-1");
    assertThat(request.account()).isEqualTo(new AccountId("account-1"));
    assertThat(request.user()).isEqualTo(new UserId("user-1"));
    assertThat(request.accountVersion()).hasValue(7L);
    assertThat(request.onBehalfOf()).isEmpty();
  }

  @Test
  void shouldRefuseAnInvalidRequestAndNameTheField() {
    Read.Invalid invalid = invalid(event("account-1", "user\u0000", null));

    assertThat(invalid.fault().field()).contains("userId");
    assertThat(invalid.fault().code()).isEqualTo(CommonRefusal.CHARACTERS);
    assertThat(invalid.requestId()).isEqualTo("request-1");
    assertThat(invalid.refusal().topic()).isEqualTo(Topics.REACTIVATIONS);
    assertThat(invalid.refusal().key()).isEqualTo("account-1");
    assertThat(invalid.refusal().traceParent()).contains("trace");
    ReactivationRefused refused = refused(invalid.refusal());
    assertThat(refused.getReason()).isEqualTo(ReactivationRefusal.REQUEST_INVALID);
    assertThat(refused.getDetail()).isEqualTo("userId: " + invalid.fault().getMessage());
    assertThat(refused.getOccurredAt()).isEqualTo(AT);
  }

  @Test
  void shouldGiveTheSameRefusalToTheSameRequest() {
    String first = id(event("account-1", "", null));

    assertThat(id(event("account-1", "", null))).isEqualTo(first);
    assertThat(id(event("account-2", "", null))).isNotEqualTo(first);
  }

  @Test
  void shouldPublishARefusalUnderItsOwnIdWhenTheAccountIsMissing() {
    OutboundEvent refusal = invalid(event("", "user-1", null)).refusal();

    assertThat(refusal.key()).isEqualTo(refused(refusal).getReactivationId());
  }

  @Test
  void shouldNotReadAnotherEvent() {
    SpecificRecord other = refused(invalid(event("", "user-1", null)).refusal());

    assertThatIllegalArgumentException().isThrownBy(() -> RequestMapper.read(inbound(other)));
  }

  private static String id(ReactivationRequested event) {
    return refused(invalid(event).refusal()).getReactivationId();
  }

  private static Read.Invalid invalid(ReactivationRequested event) {
    return (Read.Invalid) RequestMapper.read(inbound(event));
  }

  private static ReactivationRefused refused(OutboundEvent refusal) {
    return (ReactivationRefused) refusal.event().orElseThrow();
  }

  private static ReactivationRequested event(String account, String user, Long accountVersion) {
    return ReactivationRequested.newBuilder()
        .setRequestId("request-1")
        .setAccountId(account)
        .setUserId(user)
        .setActor(new Actor(ActorKind.SYSTEM, "crm"))
        .setAccountVersion(accountVersion)
        .setRequestedAt(AT)
        .build();
  }

  private static InboundEvent inbound(SpecificRecord event) {
    return new InboundEvent(
        Topics.REACTIVATION_REQUESTS, 0, 0, "key", AT, Optional.of(event), Optional.of("trace"));
  }
}
