package io.supportcenter.smsactivation.sender;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.kit.security.Lockout;
import io.supportcenter.kit.values.KeyedHash;
import io.supportcenter.smsactivation.sender.store.SenderStore;
import io.supportcenter.smsactivation.testing.SmsParts;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(SmsParts.class)
class SenderStoreIT {

  private static final SenderHistory STOPPED =
      new SenderHistory(
          new Lockout(7, Optional.empty(), Optional.empty()),
          true,
          0,
          Optional.empty(),
          List.of(
              new RecentMessage("m1", "", Instant.EPOCH),
              new RecentMessage("m2", "said", Instant.ofEpochMilli(1))));

  @Inject AgroalDataSource dataSource;

  private final KeyedHash first = hash(1);
  private final KeyedHash second = hash(2);
  private final KeyedHash third = hash(3);

  @Test
  void shouldTakeWhatIsRememberedOverToTheCurrentPepper() throws SQLException {
    remember(new SenderHashes(first, List.of()), STOPPED);

    assertThat(recall(new SenderHashes(second, List.of(first)))).isEqualTo(STOPPED);
    assertThat(recall(new SenderHashes(first, List.of()))).isEqualTo(SenderHistory.EMPTY);
  }

  @Test
  void shouldTakeTheNewestOfSeveralAndKeepWhatTheCurrentPepperHas() throws SQLException {
    remember(new SenderHashes(first, List.of()), SenderHistory.EMPTY);
    remember(new SenderHashes(second, List.of()), STOPPED);
    SenderHashes rotated = new SenderHashes(third, List.of(first, second));

    assertThat(recall(rotated)).isEqualTo(STOPPED);
    remember(new SenderHashes(second, List.of()), SenderHistory.EMPTY);
    assertThat(recall(rotated)).isEqualTo(STOPPED);
  }

  private void remember(SenderHashes sender, SenderHistory memory) throws SQLException {
    try (Connection tx = dataSource.getConnection()) {
      SenderStore.lock(tx, List.of(sender));
      SenderStore.save(tx, Map.of(sender.current(), memory));
    }
  }

  private SenderHistory recall(SenderHashes sender) throws SQLException {
    try (Connection tx = dataSource.getConnection()) {
      return SenderStore.lock(tx, List.of(sender)).get(sender.current());
    }
  }

  private static KeyedHash hash(int pepper) {
    return new KeyedHash(pepper, UUID.randomUUID().toString());
  }
}
