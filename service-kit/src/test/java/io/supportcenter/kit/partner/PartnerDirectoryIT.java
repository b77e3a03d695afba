package io.supportcenter.kit.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.sample.KitParts;
import io.supportcenter.kit.testing.RealParts;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KitParts.class)
class PartnerDirectoryIT {

  private static final String ADD =
      "INSERT INTO %s (id, name, base_url, token, version, changed_at) VALUES (?, 'any', ?, ?, 0,"
          + " now())";

  @Inject Transactions transactions;
  @Inject PartnerGuard guard;

  private final String a = "a-" + UUID.randomUUID();
  private final String b = "b-" + UUID.randomUUID();

  @Test
  void shouldNotAskAgainWhereAPartnerIsForSomeTime() {
    PartnerDirectory directory = new PartnerDirectory(transactions, guard, "shop");
    add("shop", a, "https://old");
    assertThat(directory.find(a)).contains(new PartnerEndpoint(a, "https://old", "t"));

    sql(
        "UPDATE shop SET base_url = 'https://new', token = ? WHERE id = ?",
        guard.seal(a, "https://new", "t"),
        a);
    assertThat(directory.find(a)).map(PartnerEndpoint::baseUrl).contains("https://old");
    add("shop", b, "https://new");
    assertThat(directory.find(b)).map(PartnerEndpoint::baseUrl).contains("https://new");

    await().until(() -> url(directory, a).equals(Optional.of("https://new")));
  }

  @Test
  void shouldFindAPartnerAsSoonAsItIsThere() {
    PartnerDirectory directory = new PartnerDirectory(transactions, guard, "shop");
    assertThat(directory.find(a)).isEmpty();

    add("shop", a, "https://new");

    assertThat(url(directory, a)).contains("https://new");
  }

  @Test
  void shouldForgetAPartnerThatWasRemovedAfterSomeTime() {
    PartnerDirectory directory = new PartnerDirectory(transactions, guard, "shop");
    add("shop", a, "https://old");
    assertThat(directory.find(a)).isPresent();

    sql("DELETE FROM shop WHERE id = ?", a);

    await().until(() -> directory.find(a).isEmpty());
  }

  @Test
  void shouldNotRememberThatTheDirectoryCouldNotBeRead() throws SQLException {
    PartnerDirectory directory = new PartnerDirectory(transactions, guard, "late_shop");
    assertThatIllegalStateException().isThrownBy(() -> directory.find(a));

    try (Connection owner = RealParts.connectAsOwner()) {
      Sql.update(owner, "CREATE TABLE late_shop (LIKE shop)");
      Sql.update(owner, "GRANT ALL ON late_shop TO PUBLIC");
    }
    add("late_shop", a, "https://new");

    assertThat(url(directory, a)).contains("https://new");
  }

  @Test
  void shouldNotOpenATokenForAnotherOriginOrPartner() {
    PartnerDirectory directory = new PartnerDirectory(transactions, guard, "shop");
    add("shop", a, "https://shop.example/api");
    sql("UPDATE shop SET base_url = 'https://evil.example/api' WHERE id = ?", a);
    add("shop", b, "https://shop.example/api");
    sql("UPDATE shop SET id = id || '-2' WHERE id = ?", b);

    assertThatIllegalStateException().isThrownBy(() -> directory.find(a));
    assertThatIllegalStateException().isThrownBy(() -> directory.find(b + "-2"));
  }

  @Test
  void shouldKeepTokensOutOfTexts() {
    assertThat(new PartnerEndpoint("a", "https://a", "secret")).asString().doesNotContain("secret");
  }

  private static Optional<String> url(PartnerDirectory directory, String id) {
    return directory.find(id).map(PartnerEndpoint::baseUrl);
  }

  private void add(String table, String id, String url) {
    sql(ADD.formatted(table), id, url, guard.seal(id, url, "t"));
  }

  private void sql(String statement, Object... parameters) {
    transactions.inNew(tx -> Sql.update(tx, statement, parameters));
  }
}
