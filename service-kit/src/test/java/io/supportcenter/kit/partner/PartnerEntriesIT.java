package io.supportcenter.kit.partner;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.supportcenter.kit.db.Sql;
import io.supportcenter.kit.db.Transactions;
import io.supportcenter.kit.rest.Problem;
import io.supportcenter.kit.sample.KitParts;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the REST interface of every directory promises. */
@QuarkusTest
@WithTestResource(KitParts.class)
class PartnerEntriesIT {

  private static final String URL = "https://shop.example/api";

  private static final String ADVISORY_LOCKS =
      """
      SELECT 1 FROM pg_locks l JOIN pg_database d ON d.oid = l.database
      WHERE d.datname = current_database() AND l.locktype = 'advisory' AND l.mode = ? AND l.granted = ?
      """;

  @Inject Transactions transactions;
  @Inject PartnerGuard guard;

  private final String id = "shop-" + UUID.randomUUID();

  @Test
  void shouldGiveBackWhatWasPutExceptTheToken() {
    put(id, with("brands", List.of("two", "one"))).then().statusCode(200).body("id", equalTo(id));

    get(id)
        .then()
        .statusCode(200)
        .body("id", equalTo(id))
        .body("name", equalTo("A shop"))
        .body("baseUrl", equalTo(URL))
        .body("brands", equalTo(List.of("one", "two")))
        .body("$", not(hasKey("token")));
    assertThat(stored()).isEqualTo(new PartnerEndpoint(id, URL, "secret"));
  }

  @Test
  void shouldListAllById() {
    put(id + "-2", shop()).then().statusCode(200);
    put(id + "-1", shop()).then().statusCode(200);

    Response list = given().get("/v1/shops");

    list.then().statusCode(200);
    assertThat(list.jsonPath().getList("id", String.class))
        .contains(id + "-1", id + "-2")
        .isSorted();
    assertThat(list.jsonPath().getList("token")).containsOnlyNulls();
  }

  @Test
  void shouldNeedATokenForANewEntryOnly() {
    put(id, without("token"))
        .then()
        .statusCode(400)
        .contentType(Problem.MEDIA_TYPE)
        .body("code", equalTo("VALIDATION"))
        .body("errors.field", equalTo(List.of("token")))
        .body("errors[0].reason", equalTo("a new corner shop needs one"));

    put(id, shop()).then().statusCode(200);
    Map<String, Object> renamed = without("token");
    renamed.put("name", "Another name");
    renamed.put("baseUrl", URL + "/v2");
    put(id, renamed).then().statusCode(200).body("name", equalTo("Another name"));

    assertThat(stored().token()).isEqualTo("secret");
  }

  @Test
  void shouldStoreATokenSealed() {
    put(id, shop()).then().statusCode(200);

    String sealed =
        transactions
            .read(tx -> Sql.one(tx, "SELECT token FROM shop WHERE id = ?", r -> r.getString(1), id))
            .orElseThrow();

    assertThat(new String(Base64.getDecoder().decode(sealed), StandardCharsets.ISO_8859_1))
        .doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/api",
        "http://shop.example/api",
        "https://shop.example:8443/api",
        "https://shop.example.evil.example/api"
      })
  void shouldNotSendATokenToAnotherOrigin(String url) {
    put(id, shop()).then().statusCode(200);
    Map<String, Object> redirected = without("token");
    redirected.put("baseUrl", url);

    put(id, redirected)
        .then()
        .statusCode(400)
        .body("errors.field", equalTo(List.of("token")))
        .body("errors[0].reason", containsString("baseUrl"));

    assertThat(stored()).isEqualTo(new PartnerEndpoint(id, URL, "secret"));
    redirected.put("token", "another");
    put(id, redirected).then().statusCode(200);
    assertThat(stored()).isEqualTo(new PartnerEndpoint(id, url, "another"));
  }

  @Test
  void shouldNeedTheTokenAgainAfterAPartnerTookNoRequests() {
    put(id, shop()).then().statusCode(200);
    put(id, without("baseUrl")).then().statusCode(200);

    put(id, without("token"))
        .then()
        .statusCode(400)
        .body("errors.field", equalTo(List.of("token")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://10.0.0.1/api", "https://169.254.169.254", "https://[fd00::1]"})
  void shouldRefuseAnAddressThatIsNotPublic(String url) {
    put(id, with("baseUrl", url))
        .then()
        .statusCode(422)
        .body("errors.field", equalTo(List.of("baseUrl")))
        .body("errors[0].reason", containsString("public"));
  }

  @Test
  void shouldChangeTheToken() {
    put(id, shop()).then().statusCode(200);

    put(id, with("token", "another")).then().statusCode(200);

    assertThat(stored().token()).isEqualTo("another");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Northmart",
        "a.b",
        "a_b",
        "-a",
        "a b",
        "a:b",
        "é",
        "0123456789012345678901234567890123456789012345678901234567890abcd"
      })
  void shouldRefuseAnIdThatIsNotOne(String wrong) {
    put(wrong, shop()).then().statusCode(400).body("errors.field", equalTo(List.of("id")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://shop.example",
        "shop.example",
        "https://",
        "https:///",
        " ",
        "https://user@shop.example",
        "https://shop.example?a=b",
        "https://shop.example#a",
        "https://shop example",
        "javascript:alert(1)"
      })
  void shouldRefuseAUrlThatPathsCannotBeAppendedTo(String url) {
    put(id, with("baseUrl", url))
        .then()
        .statusCode(422)
        .contentType(Problem.MEDIA_TYPE)
        .body("code", equalTo("CORNER_SHOP_INVALID"))
        .body("errors.field", equalTo(List.of("baseUrl")));
  }

  @Test
  void shouldNameProblemsOfItsOwnAndOfTheServiceTogether() {
    Map<String, Object> wrong = with("zone", "nowhere");
    wrong.put("baseUrl", "shop.example");

    put(id, wrong).then().statusCode(422).body("errors.field", equalTo(List.of("baseUrl", "zone")));
    get(id).then().statusCode(404);
  }

  @ParameterizedTest
  @CsvSource({
    "https://shop.example/api//, https://shop.example/api",
    "HTTPS://Shop.Example/Api, https://shop.example/Api",
    "' https://shop.example/api/ ', https://shop.example/api",
    "HTTP://127.0.0.1:8080, http://127.0.0.1:8080"
  })
  void shouldStoreAUrlInNormalForm(String url, String normal) {
    put(id, with("baseUrl", url)).then().statusCode(200).body("baseUrl", equalTo(normal));

    assertThat(stored().baseUrl()).isEqualTo(normal);
  }

  @Test
  void shouldLetAPartnerBeThatTakesNoRequests() {
    put(id, without("baseUrl")).then().statusCode(200).body("$", not(hasKey("baseUrl")));

    assertThat(stored().baseUrl()).isNull();
  }

  @Test
  void shouldSayThatThereIsNoSuchPartner() {
    for (Response answer : List.of(get(id), delete(id))) {
      answer
          .then()
          .statusCode(404)
          .contentType(Problem.MEDIA_TYPE)
          .body("code", equalTo("CORNER_SHOP_UNKNOWN"))
          .body("detail", equalTo("no such corner shop"));
    }
  }

  @Test
  void shouldRemoveAnEntry() {
    put(id, with("brands", List.of("one"))).then().statusCode(200);

    delete(id).then().statusCode(204);

    get(id).then().statusCode(404);
    put(id, shop()).then().statusCode(200).body("brands", equalTo(List.of()));
  }

  @Test
  void shouldChangeNothingWhenTheServiceRefuses() {
    put(id, with("zone", "Europe/Vienna")).then().statusCode(200);
    Map<String, Object> moved = with("zone", "Europe/Rome");
    moved.put("name", "Another name");

    put(id, moved).then().statusCode(409).body("code", equalTo("SHOP_MOVED"));

    get(id).then().body("name", equalTo("A shop")).body("zone", equalTo("Europe/Vienna"));
  }

  @Test
  void shouldTakeChangesOfOneEntryOneAfterAnother() throws Exception {
    Callable<Response> once = () -> put(id, shop());
    List<Response> answers;
    try (ExecutorService clients = Executors.newFixedThreadPool(8)) {
      answers =
          clients.invokeAll(IntStream.range(0, 16).mapToObj(_ -> once).toList()).stream()
              .map(Future::resultNow)
              .toList();
    }

    assertThat(answers).extracting(Response::statusCode).containsOnly(200);
  }

  @Test
  void shouldWaitForTransactionsThatDecideByTheDirectory() throws Exception {
    CountDownLatch decided = new CountDownLatch(1);
    try (ExecutorService others = Executors.newFixedThreadPool(2)) {
      Future<?> deciding = others.submit(() -> decideUntil(decided));
      try {
        await().until(() -> hasAdvisoryLock("ShareLock", true));
        Future<Response> change = others.submit(() -> put(id, shop()));
        await().until(() -> hasAdvisoryLock("ExclusiveLock", false));
        assertThat(change).isNotDone();
        decided.countDown();

        change.get().then().statusCode(200);
        deciding.get();
      } finally {
        decided.countDown();
      }
    }
  }

  private void decideUntil(CountDownLatch decided) {
    transactions.inNew(tx -> {
      DirectoryLock.shared(tx, "corner shop");
      try {
        decided.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return null;
    });
  }

  private boolean hasAdvisoryLock(String mode, boolean isGranted) {
    return transactions.read(tx -> Sql.exists(tx, ADVISORY_LOCKS, mode, isGranted));
  }

  private PartnerEndpoint stored() {
    return new PartnerDirectory(transactions, guard, "shop").find(id).orElseThrow();
  }

  private static Map<String, Object> shop() {
    return new TreeMap<>(Map.of("name", "A shop", "baseUrl", URL, "token", "secret"));
  }

  private static Map<String, Object> with(String field, Object value) {
    Map<String, Object> shop = shop();
    shop.put(field, value);
    return shop;
  }

  private static Map<String, Object> without(String field) {
    Map<String, Object> shop = shop();
    shop.remove(field);
    return shop;
  }

  private static Response put(String id, Map<String, Object> shop) {
    return given().contentType("application/json").body(shop).put("/v1/shops/{id}", id);
  }

  private static Response get(String id) {
    return given().get("/v1/shops/{id}", id);
  }

  private static Response delete(String id) {
    return given().delete("/v1/shops/{id}", id);
  }
}
