package io.supportcenter.kit.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.kit.rest.IdempotencyStore.Key;
import io.supportcenter.kit.sample.KitParts;
import io.supportcenter.kit.sample.NumbersProbe;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KitParts.class)
class IdempotencyStoreIT {

  @Inject NumbersProbe database;

  private final List<Key> keys = List.of(new Key("someone", UUID.randomUUID().toString()));

  @Test
  void shouldLockAKeyOnceInEachSchema() throws SQLException {
    try (Connection one = database.connect();
        Connection same = database.connect();
        Connection other = database.connect()) {
      one.setAutoCommit(false);
      other.setSchema("pg_catalog");

      assertThat(new IdempotencyStore(one).tryLock(keys)).hasSize(1);
      assertThat(new IdempotencyStore(same).tryLock(keys)).isEmpty();
      assertThat(new IdempotencyStore(other).tryLock(keys)).hasSize(1);
      one.rollback();
    }
  }
}
