package io.supportcenter.registration.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.registration.receipt.ReceiptKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever order answers, people and take-backs come in, a unit ends in the same state. */
class ArrivalOrderTest {
  private static final UnaryOperator<RegistrationFacts> RETAILER_ANSWERS =
      facts -> facts.withRetailer(Facts.retailer(Facts.sold(Facts.GTIN.digits(), Facts.SERIAL)));
  private static final UnaryOperator<RegistrationFacts> RETAILER_CONTRADICTS =
      facts -> facts.withRetailer(Facts.retailer(Facts.sold(Facts.GTIN.digits(), "AX70019999")));
  private static final UnaryOperator<RegistrationFacts> PARTNER_APPEARS =
      facts -> facts.withManufacturer(Optional.of(Facts.AURELIA));
  private static final UnaryOperator<RegistrationFacts> MANUFACTURER_ANSWERS =
      facts ->
          facts.withManufacturerReply(
              Facts.reply(Facts.GTIN, Facts.SERIAL, Facts.device(Facts.GTIN, Facts.SERIAL)));
  private static final UnaryOperator<RegistrationFacts> MANUFACTURER_DOES_NOT_KNOW =
      facts ->
          facts.withManufacturerReply(
              Facts.reply(Facts.GTIN, Facts.SERIAL, new ManufacturerAnswer.SerialNotFound()));
  private static final UnaryOperator<RegistrationFacts> USER_IS_KNOWN =
      facts -> facts.withUser(Facts.user(Facts.DANA));
  private static final UnaryOperator<RegistrationFacts> USER_CONSENTS =
      facts -> facts.withConsent(true);
  private static final UnaryOperator<RegistrationFacts> SERIAL_IS_SCANNED =
      facts -> facts.withSuppliedSerial(Facts.said(Facts.SERIAL, FieldSource.USER, 6));
  private static final UnaryOperator<RegistrationFacts> GOODS_COME_BACK =
      facts -> facts.withTakeBack(Optional.of(Facts.takeBack(ReceiptKind.RETURN)));

  private enum Story {
    BOUGHT(
        StateCode.REGISTERED,
        RETAILER_ANSWERS,
        PARTNER_APPEARS,
        MANUFACTURER_ANSWERS,
        USER_IS_KNOWN,
        USER_CONSENTS,
        SERIAL_IS_SCANNED),
    RETURNED(
        StateCode.RETURNED,
        RETAILER_ANSWERS,
        PARTNER_APPEARS,
        MANUFACTURER_ANSWERS,
        USER_IS_KNOWN,
        USER_CONSENTS,
        GOODS_COME_BACK,
        SERIAL_IS_SCANNED),
    RETURNED_ANONYMOUSLY(
        StateCode.REJECTED,
        RETAILER_ANSWERS,
        PARTNER_APPEARS,
        MANUFACTURER_ANSWERS,
        GOODS_COME_BACK),
    RETURNED_UNKNOWN(
        StateCode.REJECTED,
        RETAILER_ANSWERS,
        PARTNER_APPEARS,
        MANUFACTURER_DOES_NOT_KNOW,
        USER_IS_KNOWN,
        USER_CONSENTS,
        GOODS_COME_BACK),
    CONTRADICTED(
        StateCode.CONFLICT,
        RETAILER_CONTRADICTS,
        PARTNER_APPEARS,
        MANUFACTURER_ANSWERS,
        USER_IS_KNOWN,
        USER_CONSENTS);

    private final StateCode end;
    private final List<UnaryOperator<RegistrationFacts>> arrivals;

    @SafeVarargs
    Story(StateCode end, UnaryOperator<RegistrationFacts>... arrivals) {
      this.end = end;
      this.arrivals = List.of(arrivals);
    }
  }

  private final RegistrationPolicy policy = new RegistrationPolicy();
  private final RegistrationEventMapper mapper = new RegistrationEventMapper();

  @ParameterizedTest
  @EnumSource(Story.class)
  void shouldEndInTheSameStateInEveryOrder(Story story) {
    List<List<Integer>> orders = permutations(story.arrivals.size());
    List<RegistrationState> ends =
        orders.stream().map(order -> live(story, order)).distinct().toList();
    assertThat(ends).hasSize(1);
    assertThat(ends.getFirst().code()).isEqualTo(story.end);
  }

  /** Lets the facts come in one order, deciding after each, and checks each step on the way. */
  private RegistrationState live(Story story, List<Integer> order) {
    RegistrationFacts facts = Facts.receipt(Facts.GTIN.digits(), Facts.SERIAL);
    Registration registration = Registration.received(Facts.UNIT);
    RegistrationDecision decision = policy.decide(facts);
    for (int arrival : order) {
      facts = story.arrivals.get(arrival).apply(facts);
      decision = policy.decide(facts);
      RegistrationChange change = registration.decided(decision);
      assertThat(change.after().decided(policy.decide(facts)).isChange()).isFalse();
      assertVersions(change);
      registration = change.after();
    }
    assertThat(registration.code()).isEqualTo(decision.state().code());
    return decision.state();
  }

  private void assertVersions(RegistrationChange change) {
    Optional<SpecificRecord> event = mapper.event(change, Instant.EPOCH);
    long told =
        change.after().version()
            - change.before().version()
            + change.after().assetVersion()
            - change.before().assetVersion();
    assertThat(told).isEqualTo(event.isPresent() ? 1 : 0);
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
