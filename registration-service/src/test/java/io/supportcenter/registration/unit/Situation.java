package io.supportcenter.registration.unit;

import io.supportcenter.kit.values.UserId;
import io.supportcenter.registration.asset.FieldSource;
import io.supportcenter.registration.asset.Holder;
import io.supportcenter.registration.asset.ItemKey;
import io.supportcenter.registration.asset.Sourced;
import io.supportcenter.registration.directory.ManufacturerPartner;
import io.supportcenter.registration.product.Gtin;
import io.supportcenter.registration.unit.reading.Contradiction;
import io.supportcenter.registration.unit.reading.Disposition;
import io.supportcenter.registration.unit.reading.ManufacturerReply;
import io.supportcenter.registration.unit.reading.RegistrationFacts;
import io.supportcenter.registration.unit.reading.Rescheduling;
import io.supportcenter.registration.unit.reading.RetailerAnswer;
import io.supportcenter.registration.unit.reading.Settlement;
import io.supportcenter.registration.unit.reading.TakeBack;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** All that a decision depends on, for tests. */
public record Situation(RegistrationFacts facts, boolean consent, Optional<Holder> holder) {

  static Situation of(RegistrationFacts facts) {
    return new Situation(facts, false, Optional.empty());
  }

  public static RegistrationDecision decide(RegistrationPolicy policy, Situation situation) {
    return policy.assign(
        situation.facts, policy.identify(situation.facts), situation.consent, situation.holder);
  }

  static Optional<ItemKey> itemKey(RegistrationPolicy policy, Situation situation) {
    return policy
        .identify(situation.facts)
        .item()
        .flatMap(item -> item.key(situation.facts.user().map(Sourced::value)));
  }

  public static DecidedUnit decided(Registration before, RegistrationDecision decision) {
    StoredUnit unit =
        new StoredUnit(
            before,
            new UUID(0, 1),
            Facts.receipt().facts(),
            "{}",
            Optional.empty(),
            Optional.empty());
    return DecidedUnit.of(unit, decision, Optional.empty());
  }

  static boolean isChange(DecidedUnit unit) {
    return !unit.before().equals(unit.after());
  }

  public Optional<Gtin> gtin() {
    return facts.gtin();
  }

  public Situation withConsent(boolean given) {
    return new Situation(facts, given, holder);
  }

  Situation withHolder(Optional<Holder> owner) {
    return new Situation(facts, consent, owner);
  }

  Situation withRetailerIsPartner(boolean is) {
    return with(f -> f.withRetailerIsPartner(is));
  }

  Situation withRetailer(Sourced<RetailerAnswer> answer) {
    return with(f -> f.withRetailer(answer));
  }

  Situation withManufacturer(Optional<ManufacturerPartner> partner) {
    return with(f -> f.withManufacturer(partner));
  }

  Situation withManufacturerReply(Sourced<ManufacturerReply> reply) {
    return with(f -> f.withManufacturerReply(reply));
  }

  Situation withSuppliedSerial(Sourced<String> serial) {
    return with(f -> f.withSuppliedSerial(serial));
  }

  Situation withSettlement(Contradiction.Field field, FieldSource source, String value) {
    Sourced<Settlement> settlement =
        new Sourced<>(
            new Settlement(field, source, value), FieldSource.AGENT, Instant.EPOCH, "settlement:a");
    return with(f -> f.withSettlement(settlement));
  }

  Situation withUser(Sourced<UserId> buyer) {
    return with(f -> f.withUser(buyer));
  }

  Situation withoutUser() {
    return with(f ->
        new RegistrationFacts(
            f.unit(),
            f.receipt(),
            f.retailerIsPartner(),
            f.retailer(),
            f.manufacturer(),
            f.manufacturerReplies(),
            f.suppliedSerial(),
            f.scans(),
            f.settlements(),
            Optional.empty(),
            Optional.empty(),
            f.takeBack(),
            f.disposition(),
            f.rescheduling()));
  }

  public Situation withTakeBack(Optional<Sourced<TakeBack>> by) {
    return with(f -> f.withTakeBack(by));
  }

  public Situation withDisposition(Sourced<Disposition> what) {
    return with(f -> f.withDisposition(what));
  }

  Situation withRescheduling(Sourced<Rescheduling> confirmed) {
    return with(f -> f.withRescheduling(confirmed));
  }

  private Situation with(UnaryOperator<RegistrationFacts> change) {
    return new Situation(change.apply(facts), consent, holder);
  }
}
