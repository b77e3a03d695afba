package io.supportcenter.registration.unit;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.kit.events.OutboundEvent;
import io.supportcenter.registration.asset.FieldSource;
import io.supportcenter.registration.receipt.ReceiptKind;
import io.supportcenter.registration.unit.events.RegistrationEventMapper;
import io.supportcenter.registration.unit.reading.ManufacturerAnswer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever order answers, people and take-backs come in, a unit ends in the same state. */
class ArrivalOrderTest {
  /** What happens to a unit, and where it ends. */
  record Story(String name, StateCode end, List<UnaryOperator<Situation>> arrivals) {}

  private final RegistrationPolicy policy = new RegistrationPolicy(Facts.ASKING);

  @ParameterizedTest
  @MethodSource("stories")
  void shouldEndInTheSameStateInEveryOrder(Story story) {
    List<List<Integer>> orders = permutations(story.arrivals().size());
    List<RegistrationState> ends =
        orders.stream().map(order -> live(story, order)).distinct().toList();
    assertThat(ends).hasSize(1);
    assertThat(ends.getFirst().code()).isEqualTo(story.end());
  }

  /** Lets the facts come in one order, deciding after each, and checks each step on the way. */
  private RegistrationState live(Story story, List<Integer> order) {
    Situation facts = Facts.receipt(Facts.GTIN.digits(), Facts.SERIAL);
    Registration registration = Registration.received(Facts.UNIT);
    RegistrationDecision decision = Situation.decide(policy, facts);
    for (int arrival : order) {
      facts = story.arrivals().get(arrival).apply(facts);
      decision = Situation.decide(policy, facts);
      DecidedUnit change = Situation.decided(registration, decision);
      assertThat(
              Situation.isChange(
                  Situation.decided(change.after(), Situation.decide(policy, facts))))
          .isFalse();
      assertVersions(change);
      registration = change.after();
    }
    assertThat(registration.code()).isEqualTo(decision.state().code());
    return decision.state();
  }

  private void assertVersions(DecidedUnit change) {
    Optional<OutboundEvent> event = RegistrationEventMapper.event(change, Instant.EPOCH);
    long told =
        change.after().version()
            - change.before().version()
            + change.after().assetVersion()
            - change.before().assetVersion();
    assertThat(told).isEqualTo(event.isPresent() ? 1 : 0);
  }

  static Stream<Story> stories() {
    return Stream.of(
        new Story(
            "bought",
            StateCode.REGISTERED,
            List.of(
                ArrivalOrderTest::retailerAnswers,
                ArrivalOrderTest::partnerAppears,
                ArrivalOrderTest::manufacturerAnswers,
                ArrivalOrderTest::userIsKnown,
                ArrivalOrderTest::userConsents,
                ArrivalOrderTest::serialIsScanned)),
        new Story(
            "returned",
            StateCode.RETURNED,
            List.of(
                ArrivalOrderTest::retailerAnswers,
                ArrivalOrderTest::partnerAppears,
                ArrivalOrderTest::manufacturerAnswers,
                ArrivalOrderTest::userIsKnown,
                ArrivalOrderTest::userConsents,
                ArrivalOrderTest::goodsComeBack,
                ArrivalOrderTest::serialIsScanned)),
        new Story(
            "returned anonymously",
            StateCode.REJECTED,
            List.of(
                ArrivalOrderTest::retailerAnswers,
                ArrivalOrderTest::partnerAppears,
                ArrivalOrderTest::manufacturerAnswers,
                ArrivalOrderTest::goodsComeBack)),
        new Story(
            "returned unknown",
            StateCode.REJECTED,
            List.of(
                ArrivalOrderTest::retailerAnswers,
                ArrivalOrderTest::partnerAppears,
                ArrivalOrderTest::manufacturerDoesNotKnow,
                ArrivalOrderTest::userIsKnown,
                ArrivalOrderTest::userConsents,
                ArrivalOrderTest::goodsComeBack)),
        new Story(
            "contradicted",
            StateCode.CONFLICT,
            List.of(
                ArrivalOrderTest::retailerContradicts,
                ArrivalOrderTest::partnerAppears,
                ArrivalOrderTest::manufacturerAnswers,
                ArrivalOrderTest::userIsKnown,
                ArrivalOrderTest::userConsents)));
  }

  private static Situation retailerAnswers(Situation facts) {
    return facts.withRetailer(Facts.retailer(Facts.sold(Facts.GTIN.digits(), Facts.SERIAL)));
  }

  private static Situation retailerContradicts(Situation facts) {
    return facts.withRetailer(Facts.retailer(Facts.sold(Facts.GTIN.digits(), "AX70019999")));
  }

  private static Situation partnerAppears(Situation facts) {
    return facts.withManufacturer(Optional.of(Facts.AURELIA));
  }

  private static Situation manufacturerAnswers(Situation facts) {
    return facts.withManufacturerReply(
        Facts.reply(Facts.GTIN, Facts.SERIAL, Facts.device(Facts.GTIN, Facts.SERIAL)));
  }

  private static Situation manufacturerDoesNotKnow(Situation facts) {
    return facts.withManufacturerReply(
        Facts.reply(Facts.GTIN, Facts.SERIAL, new ManufacturerAnswer.SerialNotFound()));
  }

  private static Situation userIsKnown(Situation facts) {
    return facts.withUser(Facts.user(Facts.DANA));
  }

  private static Situation userConsents(Situation facts) {
    return facts.withConsent(true);
  }

  private static Situation serialIsScanned(Situation facts) {
    return facts.withSuppliedSerial(Facts.said(Facts.SERIAL, FieldSource.USER, 6));
  }

  private static Situation goodsComeBack(Situation facts) {
    return facts.withTakeBack(Optional.of(Facts.takeBack(ReceiptKind.RETURN)));
  }

  private static List<List<Integer>> permutations(int size) {
    if (size == 0) {
      return List.of(List.of());
    }
    return permutations(size - 1).stream()
        .flatMap(shorter ->
            IntStream.range(0, size)
                .mapToObj(at -> {
                  List<Integer> longer = new ArrayList<>(shorter);
                  longer.add(at, size - 1);
                  return longer;
                }))
        .toList();
  }
}
