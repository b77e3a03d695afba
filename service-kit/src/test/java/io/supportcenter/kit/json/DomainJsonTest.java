package io.supportcenter.kit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.core.type.TypeReference;
import io.supportcenter.kit.values.ActivityTime;
import io.supportcenter.kit.values.Actor;
import io.supportcenter.kit.values.AssetId;
import io.supportcenter.kit.values.GeoPoint;
import io.supportcenter.kit.values.KeyedHash;
import io.supportcenter.kit.values.Money;
import io.supportcenter.kit.values.Place;
import io.supportcenter.kit.values.Schedule;
import io.supportcenter.kit.values.UserId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DomainJsonTest {

  private static final Instant AT = Instant.parse("2026-11-23T12:00:00.123Z");

  /** A shape as services have them: a sealed type of records, one of them sealed again. */
  sealed interface State {
    record Open() implements State {}

    record Held(Reason reason, Optional<Instant> until) implements State {}

    sealed interface Closed extends State {}

    record Done(Optional<Money> paid) implements Closed {}

    record Refused(int attempts) implements Closed {}
  }

  enum Reason {
    CREDIT
  }

  record Stored(UserId user, State state) {}

  static Stream<State> states() {
    return Stream.of(
        new State.Open(),
        new State.Held(Reason.CREDIT, Optional.of(AT)),
        new State.Held(Reason.CREDIT, Optional.empty()),
        new State.Done(Optional.of(Money.of(5, "EUR"))),
        new State.Refused(3));
  }

  @ParameterizedTest
  @MethodSource("states")
  void shouldReadEveryCaseOfASealedTypeAsItWasWritten(State state) {
    assertThat(DomainJson.read(DomainJson.write(state), State.class)).isEqualTo(state);
    Stored stored = new Stored(new UserId("user-1"), state);
    assertThat(DomainJson.read(DomainJson.write(stored), Stored.class)).isEqualTo(stored);
    String list = DomainJson.write(List.of(stored, stored));
    assertThat(DomainJson.read(list, new TypeReference<List<Stored>>() {}))
        .containsExactly(stored, stored);
  }

  @Test
  void shouldReadACaseByItsNearerSealedType() {
    State.Closed closed = new State.Refused(3);

    assertThat(DomainJson.read(DomainJson.write(closed), State.Closed.class)).isEqualTo(closed);
    assertThat(DomainJson.read(DomainJson.write(closed), State.Refused.class)).isEqualTo(closed);
  }

  @Test
  void shouldNameTheCase() {
    assertThat(DomainJson.write(new State.Open())).isEqualTo("{\"is\":\"Open\"}");
    assertThat(DomainJson.write(new State.Done(Optional.empty())))
        .isEqualTo("{\"is\":\"Done\",\"paid\":null}");
  }

  @Test
  void shouldRefuseACaseThatIsNotOfTheType() {
    assertThatIllegalStateException()
        .isThrownBy(() -> DomainJson.read("{\"is\":\"Lost\"}", State.class));
    assertThatIllegalStateException().isThrownBy(() -> DomainJson.read("{}", State.class));
    assertThatIllegalStateException()
        .isThrownBy(() -> DomainJson.read("{\"is\":\"Open\"}", State.Closed.class));
  }

  @Test
  void shouldIgnoreAFieldThatANewerBuildWrote() {
    assertThat(DomainJson.read("{\"is\":\"Refused\",\"attempts\":1,\"by\":\"x\"}", State.class))
        .isEqualTo(new State.Refused(1));
  }

  /** Every value of the kit, as a service stores it. */
  record Values(
      UserId user,
      AssetId asset,
      Actor actor,
      Money money,
      KeyedHash hash,
      Schedule schedule,
      Optional<Money> none) {}

  @Test
  void shouldStoreTheKitsValuesAsTheirFields() {
    ZoneId lisbon = ZoneId.of("Europe/Lisbon");
    Place airport =
        new Place(
            "Airport",
            Optional.of("LIS"),
            Optional.empty(),
            Optional.empty(),
            Optional.of(new GeoPoint(38.7, -9.1)));
    Values values =
        new Values(
            new UserId("user-1"),
            new AssetId("asset-1"),
            new Actor(Actor.Kind.AGENT, "anna"),
            Money.of(-9500, "EUR"),
            new KeyedHash(2, "aa"),
            new Schedule(
                new ActivityTime(AT, lisbon, airport),
                new ActivityTime(AT, lisbon, Place.named("Casa")),
                Optional.of(AT)),
            Optional.empty());

    String json = DomainJson.write(values);

    assertThat(json)
        .isEqualTo(
            """
            {"user":{"value":"user-1"},"asset":{"value":"asset-1"},\
            "actor":{"kind":"AGENT","id":"anna"},"money":{"amountMinor":-9500,"currency":"EUR"},\
            "hash":{"keyVersion":2,"hex":"aa"},\
            "schedule":{"start":{"at":"2026-11-23T12:00:00.123Z","zone":"Europe/Lisbon",\
            "place":{"name":"Airport","code":"LIS","city":null,"country":null,\
            "position":{"latitude":38.7,"longitude":-9.1}}},\
            "end":{"at":"2026-11-23T12:00:00.123Z","zone":"Europe/Lisbon",\
            "place":{"name":"Casa","code":null,"city":null,"country":null,"position":null}},\
            "latestStart":"2026-11-23T12:00:00.123Z"},"none":null}\
            """);
    assertThat(DomainJson.read(json, Values.class)).isEqualTo(values);
  }
}
