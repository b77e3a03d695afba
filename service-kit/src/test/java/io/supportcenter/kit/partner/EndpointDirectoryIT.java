package io.supportcenter.kit.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.kit.sample.KitParts;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KitParts.class)
class EndpointDirectoryIT {

  @Inject AgroalDataSource dataSource;

  private final AtomicInteger reads = new AtomicInteger();
  private String select;

  @Test
  void shouldNotAskAgainWhereAPartnerIsForSomeTime() {
    EndpointDirectory<String> directory = directory();
    select = "SELECT 'https://old'";
    assertThat(directory.find("a")).contains("https://old");

    select = "SELECT 'https://new'";
    assertThat(directory.find("a")).contains("https://old");
    assertThat(directory.find("b")).contains("https://new");
    assertThat(reads).hasValue(2);

    await().until(() -> directory.find("a").equals(Optional.of("https://new")));
  }

  @Test
  void shouldFindAPartnerAsSoonAsItIsThere() {
    EndpointDirectory<String> directory = directory();
    select = "SELECT 'https://new' WHERE false";
    assertThat(directory.find("a")).isEmpty();

    select = "SELECT 'https://new'";

    assertThat(directory.find("a")).contains("https://new");
  }

  @Test
  void shouldNotRememberThatTheDirectoryCouldNotBeRead() {
    EndpointDirectory<String> directory = directory();
    select = "SELECT 1 / 0";
    assertThatIllegalStateException()
        .isThrownBy(() -> directory.find("a"))
        .withMessage("the directory of partners cannot be read");

    select = "SELECT 'https://new'";

    assertThat(directory.find("a")).contains("https://new");
  }

  private EndpointDirectory<String> directory() {
    return new EndpointDirectory<>("partners", dataSource, (connection, _) -> read(connection));
  }

  private Optional<String> read(Connection connection) throws SQLException {
    reads.incrementAndGet();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(select)) {
      return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
    }
  }
}
