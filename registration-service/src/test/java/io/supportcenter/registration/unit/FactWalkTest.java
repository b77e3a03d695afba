package io.supportcenter.registration.unit;

import static org.assertj.core.api.Assertions.assertThat;

import io.supportcenter.events.AssetWithdrawn;
import io.supportcenter.events.DeviceRegistered;
import io.supportcenter.kit.events.OutboundEvent;
import io.supportcenter.registration.asset.FieldSource;
import io.supportcenter.registration.receipt.ReceiptKind;
import io.supportcenter.registration.unit.events.RegistrationEventMapper;
import io.supportcenter.registration.unit.reading.Disposition;
import io.supportcenter.registration.unit.reading.ManufacturerAnswer;
import io.supportcenter.registration.unit.reading.RetailerAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** Facts that come, contradict each other, are corrected and come again, at random. */
class FactWalkTest {
  private static final int WALKS = 1_000;
  private static final int STEPS = 25;
  private static final List<String> SERIALS = List.of("AX70014402", "AX70014403");

  private final RegistrationPolicy policy = new RegistrationPolicy(Facts.ASKING);

  @Test
  void shouldNeverSkipAVersionNorLoseAnAssetNorContradictItself() {
    for (int seed = 0; seed < WALKS; seed++) {
      walk(new Random(seed));
    }
  }

  private void walk(Random random) {
    Situation facts =
        Facts.receipt(Facts.GTIN.digits(), random.nextBoolean() ? serial(random) : null);
    Registration registration = Registration.received(Facts.UNIT);
    for (int i = 0; i < STEPS; i++) {
      facts =
          change(random).apply(facts).withConsent(registration.consentHolds(random.nextBoolean()));
      RegistrationDecision decision = Situation.decide(policy, facts);
      DecidedUnit change = Situation.decided(registration, decision);
      judge(
          change,
          RegistrationEventMapper.event(change, Instant.EPOCH).flatMap(OutboundEvent::event));
      assertThat(
              Situation.isChange(
                  Situation.decided(change.after(), Situation.decide(policy, facts))))
          .isFalse();
      registration = change.after();
    }
  }

  private static void judge(DecidedUnit change, Optional<SpecificRecord> event) {
    Registration before = change.before();
    Registration after = change.after();
    assertThat(before.isAsset() && !after.isAsset()).isFalse();
    switch (event.orElse(null)) {
      case null -> assertThat(change.isNews()).isFalse();
      case DeviceRegistered told -> {
        assertThat(told.getVersion()).isEqualTo(before.assetVersion() + 1);
        assertThat(after.code()).isEqualTo(StateCode.REGISTERED);
      }
      case AssetWithdrawn told ->
          assertThat(told.getVersion()).isEqualTo(before.assetVersion() + 1);
      default -> {
        assertThat(after.version()).isEqualTo(before.version() + 1);
        assertThat(after.assetVersion()).isZero();
      }
    }
  }

  private static UnaryOperator<Situation> change(Random random) {
    String serial = serial(random);
    boolean coin = random.nextBoolean();
    return switch (random.nextInt(9)) {
      case 0 ->
          f ->
              f.withRetailer(Facts.retailer(Facts.sold(Facts.GTIN.digits(), coin ? serial : null)));
      case 1 ->
          f ->
              f.withRetailer(
                  Facts.retailer(
                      coin ? new RetailerAnswer.Unknown(1) : new RetailerAnswer.Denied()));
      case 2 -> f -> f.withManufacturer(Optional.of(Facts.AURELIA).filter(_ -> coin));
      case 3 ->
          f ->
              f.withManufacturerReply(
                  Facts.reply(Facts.GTIN, coin ? serial : null, Facts.device(Facts.GTIN, serial)));
      case 4 ->
          f ->
              f.withManufacturerReply(
                  Facts.reply(Facts.GTIN, serial, new ManufacturerAnswer.SerialNotFound()));
      case 5 -> f -> f.withUser(Facts.user(Facts.DANA));
      case 6 ->
          f ->
              f.withSuppliedSerial(
                  Facts.said(serial, coin ? FieldSource.AGENT : FieldSource.USER, 7));
      case 7 ->
          f -> f.withTakeBack(Optional.of(Facts.takeBack(ReceiptKind.RETURN)).filter(_ -> coin));
      default ->
          f ->
              f.withDisposition(
                  Facts.said(
                      coin ? Disposition.STOLEN : Disposition.END_OF_LIFE, FieldSource.USER, 8));
    };
  }

  private static String serial(Random random) {
    return SERIALS.get(random.nextInt(SERIALS.size()));
  }
}
