package io.supportcenter.smsactivation.charge.intake;

import io.supportcenter.kit.events.InboundEvent;
import io.supportcenter.kit.inbox.Inbox;
import io.supportcenter.kit.inbox.Intake;
import io.supportcenter.kit.inbox.Refusal;
import io.supportcenter.kit.inbox.Refusal.Problem;
import io.supportcenter.kit.inbox.Refused;
import io.supportcenter.kit.values.CommonRefusal;
import io.supportcenter.kit.work.Effects;
import io.supportcenter.smsactivation.charge.Charge;
import io.supportcenter.smsactivation.charge.ChargeRefusal;
import io.supportcenter.smsactivation.charge.ChargeRequest;
import io.supportcenter.smsactivation.charge.events.ChargeEventMapper;
import io.supportcenter.smsactivation.charge.store.ChargeAnswers;
import io.supportcenter.smsactivation.charge.store.ChargeBatch;
import io.supportcenter.smsactivation.charge.store.ChargeStore;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Charges that merchants' back ends request, each on its own {@code charge-requests.v1}. */
@Singleton
class ChargeIntake extends Intake {

  private static final String CHANNEL = "charges";
  private static final Problem ID_REUSED =
      Problem.of(
          CommonRefusal.ID_REUSED, "requestId", "the merchant sent another charge with this id");
  private static final Problem LOCKED =
      Problem.of(
          ChargeRefusal.MERCHANT_LOCKED,
          "merchantId",
          "too many requests of this merchant named accounts that do not exist; send it again"
              + " later");

  private final ChargeBatch charging;
  private final ChargeAnswers answers;

  ChargeIntake(Inbox inbox, ChargeBatch charging, ChargeAnswers answers) {
    super(inbox, CHANNEL, ChargeRefusal.values());
    this.charging = charging;
    this.answers = answers;
  }

  @Incoming(CHANNEL)
  void receive(ConsumerRecords<byte[], byte[]> polled) {
    consume(polled);
  }

  @Override
  protected Optional<String> partner(SpecificRecord event) {
    return ChargeEventMapper.merchant(event);
  }

  @Override
  protected Effects apply(Connection tx, List<InboundEvent> events) throws SQLException {
    List<Asked> asked = events.stream().map(Asked::of).toList();
    List<ChargeRequest> requests = asked.stream().map(Asked::request).toList();
    List<Charge> charged = charging.charge(tx, requests);
    List<Charge> before =
        charged.size() == requests.size() ? List.of() : ChargeStore.find(tx, requests);
    refuse(tx, refused(asked, charged, before));
    return answers.to(charged);
  }

  private record Asked(InboundEvent event, ChargeRequest request) {

    static Asked of(InboundEvent event) {
      return new Asked(event, ChargeEventMapper.request(event.event().orElseThrow()));
    }

    /**
     * Why it is denied, if that is its own fault.
     *
     * @param stored the request that the charge with this id is for
     */
    List<Problem> problems(Optional<ChargeRequest> stored) {
      if (stored.isEmpty()) {
        return List.of(LOCKED);
      }
      if (!stored.get().equals(request)) {
        return List.of(ID_REUSED);
      }
      return request.isRight()
          ? List.of()
          : ChargeEventMapper.problems(event.event().orElseThrow()).stream()
              .map(Problem::of)
              .toList();
    }

    Refused refused(List<Problem> problems) {
      return new Refused(
          event,
          Refusal.of(problems).withId(ChargeEventMapper.requestId(event.event().orElseThrow())));
    }
  }

  /**
   * Those that are wrong, those with an id that their merchant used for another one, and those of
   * merchants that are locked out: there is no charge of theirs.
   *
   * @param before charges of the same ids
   */
  private static List<Refused> refused(
      List<Asked> asked, List<Charge> charged, List<Charge> before) {
    Map<String, ChargeRequest> first = new HashMap<>();
    charged.forEach(charge -> first.put(id(charge.request()), charge.request()));
    before.forEach(charge -> first.put(id(charge.request()), charge.request()));
    List<Refused> refused = new ArrayList<>();
    for (Asked one : asked) {
      List<Problem> problems = one.problems(Optional.ofNullable(first.get(id(one.request()))));
      if (!problems.isEmpty()) {
        refused.add(one.refused(problems));
      }
    }
    return refused;
  }

  /** No part of it has a line break. */
  private static String id(ChargeRequest request) {
    return request.merchantId() + "\n" + request.requestId();
  }
}
