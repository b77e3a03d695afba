package io.supportcenter.kit.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.sample.KitParts;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KitParts.class)
class PartnerDirectoryIT {

  private static final String ADD =
      "INSERT INTO %s (id, name, base_url, token, version, changed_at) VALUES (?, 'any', ?, 't', 0,"
          + " now())";

  @Inject Transactions transactions;

  private final String a = "a-" + UUID.randomUUID();
  private final String b = "b-" + UUID.randomUUID();

  @Test
  void shouldNotAskAgainWhereAPartnerIsForSomeTime() {
    PartnerDirectory directory = new PartnerDirectory(transactions, "shop");
    add("shop", a, "https://old");
    assertThat(directory.find(a)).contains(new PartnerEndpoint(a, "https://old", "t"));

    sql("UPDATE shop SET base_url = 'https://new' WHERE id = ?", a);
    assertThat(directory.find(a)).map(PartnerEndpoint::baseUrl).contains("https://old");
    add("shop", b, "https://new");
    assertThat(directory.find(b)).map(PartnerEndpoint::baseUrl).contains("https://new");

    await().until(() -> url(directory, a).equals(Optional.of("https://new")));
  }

  @Test
  void shouldFindAPartnerAsSoonAsItIsThere() {
    PartnerDirectory directory = new PartnerDirectory(transactions, "shop");
    assertThat(directory.find(a)).isEmpty();

    add("shop", a, "https://new");

    assertThat(url(directory, a)).contains("https://new");
  }

  @Test
  void shouldForgetAPartnerThatWasRemovedAfterSomeTime() {
    PartnerDirectory directory = new PartnerDirectory(transactions, "shop");
    add("shop", a, "https://old");
    assertThat(directory.find(a)).isPresent();

    sql("DELETE FROM shop WHERE id = ?", a);

    await().until(() -> directory.find(a).isEmpty());
  }

  @Test
  void shouldNotRememberThatTheDirectoryCouldNotBeRead() {
    PartnerDirectory directory = new PartnerDirectory(transactions, "late_shop");
    assertThatIllegalStateException().isThrownBy(() -> directory.find(a));

    sql("CREATE TABLE late_shop (LIKE shop)");
    add("late_shop", a, "https://new");

    assertThat(url(directory, a)).contains("https://new");
  }

  @Test
  void shouldKeepTokensOutOfTexts() {
    assertThat(new PartnerEndpoint("a", "https://a", "secret")).asString().doesNotContain("secret");
  }

  private static Optional<String> url(PartnerDirectory directory, String id) {
    return directory.find(id).map(PartnerEndpoint::baseUrl);
  }

  private void add(String table, String id, String url) {
    sql(ADD.formatted(table), id, url);
  }

  private void sql(String statement, Object... parameters) {
    transactions.inNew(tx -> Sql.update(tx, statement, parameters));
  }
}
