package io.supportcenter.registration;

import static io.restassured.RestAssured.given;
import static io.supportcenter.kit.testing.Centre.awaiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supportcenter.events.AssetWithdrawn;
import io.supportcenter.events.UserState;
import io.supportcenter.events.WithdrawalReason;
import io.supportcenter.registration.testing.Partners;
import io.supportcenter.registration.testing.RegistrationCentre;
import io.supportcenter.registration.testing.RegistrationParts;
import io.supportcenter.registration.testing.Sold;
import io.supportcenter.registration.testing.Tokens;
import io.supportcenter.schemas.Topics;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RegistrationParts.class)
class ErasureIT {

  @Inject RegistrationCentre centre;
  @Inject Partners partners;
  @Inject AgroalDataSource dataSource;

  @BeforeEach
  void partnersInTheDirectory() {
    partners.behave();
    partners.addRetailer("northmart", "northmart");
    partners.addManufacturer("kestrel-mobile", "9521202");
  }

  @Test
  void shouldForgetAUserEverywhere() throws SQLException {
    Sold sold = Sold.tablet();
    Sold waiting = Sold.tablet().withSerials();
    String card = sold.loyaltyId().orElseThrow();
    String user = centre.newBuyer(card, waiting.loyaltyId().orElseThrow());
    partners.know(sold);
    partners.book(waiting, java.util.Map.of());
    centre.publish(sold.receipt());
    centre.publish(waiting.receipt());
    centre.awaitStates(sold, "REGISTERED");
    centre.awaitStates(waiting, "PENDING_SERIAL");

    centre.erase(user);

    awaiting()
        .untilAsserted(() ->
            assertThat(centre.publishedTypes(Topics.ASSETS, sold.id()))
                .containsExactly("DeviceRegistered", "AssetWithdrawn", "-"));
    SpecificRecord withdrawn = centre.published(Topics.ASSETS, sold.id()).get(1);
    assertThat(((AssetWithdrawn) withdrawn).getReason()).isEqualTo(WithdrawalReason.USER_ERASED);
    List<SpecificRecord> told = centre.published(Topics.USERS, user);
    assertThat(told.getLast()).isNull();
    assertThat(((UserState) told.get(told.size() - 2)).getErased()).isTrue();
    centre.product(user, sold.id()).statusCode(404);
    given().auth().oauth2(Tokens.operator()).get("/v1/users/" + user).then().statusCode(404);
    awaiting().untilAsserted(() -> assertThat(tablesWith(user)).containsExactly("app_user"));
    assertThat(tablesWith(card)).isEmpty();
  }

  @Test
  void shouldNeverStoreIdentitiesInPlainText() throws SQLException {
    Sold sold = Sold.tablet();
    partners.know(sold);
    String card = sold.loyaltyId().orElseThrow();
    centre.publish(sold.receipt());
    centre.awaitStates(sold, "PENDING_USER");
    centre.newBuyer(card);
    centre.awaitStates(sold, "REGISTERED");

    assertThat(tablesWith(card)).isEmpty();
  }

  /** Tables of this service in which some row holds the text. */
  private List<String> tablesWith(String text) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      for (String table : tables(statement)) {
        try (ResultSet rows =
            statement.executeQuery(
                "SELECT 1 FROM \"%s\" AS t WHERE t::text LIKE '%%%s%%' LIMIT 1"
                    .formatted(table, text))) {
          if (rows.next()) {
            found.add(table);
          }
        }
      }
    }
    return found;
  }

  private static List<String> tables(Statement statement) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    return tables;
  }
}
