package io.supportcenter.registration.guarantees;

import io.supportcenter.events.AssetWithdrawn;
import io.supportcenter.events.DeviceRegistered;
import io.supportcenter.events.ReservationChanged;
import io.supportcenter.events.ReservationRegistered;
import io.supportcenter.registration.guarantees.Database.Row;
import io.supportcenter.registration.guarantees.Model.Expected;
import io.supportcenter.schemas.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/**
 * Three ways to the same store: the model of the inputs, the tables, and the fold of the topics.
 */
record ProjectionEqualsModel() implements Guarantee {

  @Override
  public String name() {
    return "projection equals model";
  }

  @Override
  public String meaning() {
    return "The tables, and the fold of the topics, are what a pure model makes of the inputs.";
  }

  /** An asset as its last event tells it. */
  private record Told(String user, String status, long version, Optional<Instant> checkIn) {}

  @Override
  public Judgement judge(Evidence evidence) {
    Map<String, Told> told = new HashMap<>();
    evidence
        .seen(Topics.ASSETS)
        .forEach(seen ->
            told.merge(
                seen.key(),
                told(evidence.event(seen)),
                (a, b) -> a.version() > b.version() ? a : b));
    List<String> offences = new ArrayList<>();
    evidence
        .model()
        .expected()
        .forEach((id, expected) -> {
          Row row = evidence.database().registrations().get(id);
          judge(id, expected, row, Optional.ofNullable(told.remove(id))).ifPresent(offences::add);
        });
    told.forEach((id, asset) -> offences.add("asset " + id + " is told as " + asset + " only"));
    offences.addAll(users(evidence));
    return new Judgement(this, evidence.model().expected().size(), offences);
  }

  private static Optional<String> judge(
      String id, Expected expected, Row row, Optional<Told> told) {
    boolean never = expected.takenBack() && row != null && row.state().equals("REJECTED");
    if (never && row.version() == 0 && told.isEmpty()) {
      return Optional.empty();
    }
    Told must =
        new Told(
            expected.user(),
            expected.status(),
            row == null ? 0 : row.version(),
            expected.checkIn());
    boolean tableIsRight =
        row != null
            && row.state().equals(must.status())
            && row.status().equals(must.status())
            && row.user().equals(must.user());
    return tableIsRight && told.equals(Optional.of(must))
        ? Optional.empty()
        : Optional.of("asset %s: model %s, table %s, topic %s".formatted(id, must, row, told));
  }

  private static List<String> users(Evidence evidence) {
    Map<String, Long> told = new HashMap<>();
    evidence
        .seen(Topics.USERS)
        .forEach(seen -> told.merge(seen.key(), Versions.of(evidence.event(seen)), Math::max));
    return Differences.between(
        evidence.database().users(), told, "version of user ", Function.identity());
  }

  private static Told told(SpecificRecord event) {
    return switch (event) {
      case DeviceRegistered e ->
          new Told(
              e.getUserId(), e.getDevice().getStatus().name(), e.getVersion(), Optional.empty());
      case AssetWithdrawn e ->
          new Told(
              e.getUserId(), e.getDevice().getStatus().name(), e.getVersion(), Optional.empty());
      case ReservationRegistered e ->
          new Told(
              e.getUserId(),
              "REGISTERED",
              e.getVersion(),
              Optional.of(e.getReservation().getStart().getAt()));
      case ReservationChanged e ->
          new Told(
              e.getUserId(),
              "REGISTERED",
              e.getVersion(),
              Optional.of(e.getReservation().getStart().getAt()));
      default -> throw new AssertionError("unexpected " + event.getSchema().getName());
    };
  }
}
