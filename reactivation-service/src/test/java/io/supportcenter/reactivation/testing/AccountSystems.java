package io.supportcenter.reactivation.testing;

import static io.restassured.RestAssured.given;

import io.supportcenter.kit.testing.SimulatedPartners;
import io.supportcenter.kit.testing.Simulator;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The simulated account systems: what they know, and how they misbehave. */
@Singleton
public class AccountSystems {

  private static final String SIMULATED = "aurora-internet";

  private final SimulatedPartners systems;

  @Inject
  public AccountSystems(@ConfigProperty(name = "test.account-systems.url") String url) {
    this.systems = new SimulatedPartners(url);
  }

  /** Puts the account system of all test accounts into the support centre's directory. */
  public void introduce() {
    introduce(SIMULATED);
  }

  /** The same system under another id. */
  public void introduce(String id) {
    systems.introduce("/v1/account-systems", id, "/" + SIMULATED, Map.of());
  }

  public void know(TestAccount account) {
    know(List.of(account));
  }

  public void know(List<TestAccount> accounts) {
    systems.know("accounts", accounts.stream().map(a -> known(a, Map.of())).toList());
  }

  public void know(TestAccount account, Map<String, Object> otherwise) {
    systems.know("accounts", known(account, otherwise));
  }

  private static Map<String, Object> known(TestAccount account, Map<String, Object> otherwise) {
    Map<String, Object> known =
        new HashMap<>(Map.of("accountSystemId", SIMULATED, "accountId", account.id()));
    known.putAll(otherwise);
    return known;
  }

  public void misbehave(Map<String, Object> fault) {
    systems.misbehave(fault);
  }

  /** From now on it gives these answers in place of its own. */
  public void play(List<Map<String, Object>> answers) {
    systems.play(SIMULATED, answers);
  }

  public void behave() {
    systems.behave();
  }

  /** Whether it has executed the order with that id. */
  public boolean hasDone(String order) {
    return given()
            .auth()
            .oauth2(Simulator.TOKEN)
            .get(systems.url() + "/" + SIMULATED + "/v1/reactivations/" + order)
            .statusCode()
        == 200;
  }

  /** Methods and outcomes of what was asked with this text in the path, in order. */
  public List<String> asked(String containing) {
    return systems.asked(containing);
  }
}
