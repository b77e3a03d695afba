package io.supportcenter.local.partners.accounts;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.supportcenter.local.partners.http.Answer;
import io.supportcenter.local.partners.http.Content;
import io.supportcenter.local.partners.http.Json;
import io.supportcenter.local.partners.http.PartnerApi;
import io.supportcenter.local.partners.http.Problem;
import io.supportcenter.local.partners.http.ProblemException;
import io.supportcenter.local.partners.http.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The account systems of several vendors, in memory. */
public final class AccountSystems implements PartnerApi {

  private static final String REACTIVATIONS = "reactivations";
  private static final String VERIFICATIONS = "payment-method-verifications";

  record DataFile(List<String> accountSystems, List<KnownAccount> accounts) {
    DataFile {
      accountSystems = List.copyOf(requireNonNull(accountSystems, "accountSystems"));
      accounts = List.copyOf(requireNonNull(accounts, "accounts"));
    }
  }

  private final Map<String, AccountSystem> systems = new TreeMap<>();

  private AccountSystems(DataFile data) {
    data.accountSystems().forEach(id -> systems.put(id, new AccountSystem()));
    addAll(data.accounts());
  }

  /**
   * Reads the accounts from a JSON file.
   *
   * @throws UncheckedIOException when it is unreadable
   */
  public static AccountSystems load(Path file) {
    try {
      return new AccountSystems(Json.MAPPER.readValue(file.toFile(), DataFile.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Set<String> partnerIds() {
    return systems.keySet();
  }

  @Override
  public Answer get(String partnerId, Request request) {
    AccountSystem system = systems.get(partnerId);
    return switch (collection(request)) {
      case REACTIVATIONS -> system.reactivation(request.path().getLast());
      case VERIFICATIONS -> system.verification(request.path().getLast());
      default -> Answer.problem(Problem.notFound());
    };
  }

  @Override
  public Answer change(String partnerId, Request request, Content content) {
    AccountSystem system = systems.get(partnerId);
    String id = request.path().getLast();
    return switch (request.method() + " " + collection(request)) {
      case "PUT " + REACTIVATIONS -> system.reactivate(id, order(content));
      case "PUT " + VERIFICATIONS -> system.verify(id, order(content));
      default -> Answer.problem(Problem.notFound());
    };
  }

  @Override
  public String additionName() {
    return "accounts";
  }

  @Override
  public int add(JsonNode array) {
    return addAll(List.of(read(array, KnownAccount[].class)));
  }

  private int addAll(List<KnownAccount> accounts) {
    for (KnownAccount account : accounts) {
      if (!systems.containsKey(account.accountSystemId())) {
        throw new ProblemException(
            Problem.invalidRequest("No account system " + account.accountSystemId()));
      }
    }
    accounts.forEach(account -> systems.get(account.accountSystemId()).add(account));
    return accounts.size();
  }

  private static String collection(Request request) {
    return request.path().size() == 2 ? request.path().getFirst() : "";
  }

  private static AccountOrder order(Content content) {
    return Optional.ofNullable(read(content.json(), AccountOrder.class))
        .orElseThrow(() -> new ProblemException(Problem.invalidRequest("The body is missing.")));
  }

  private static <T> T read(JsonNode json, Class<T> type) {
    try {
      return Json.MAPPER.treeToValue(json, type);
    } catch (JsonProcessingException e) {
      throw new ProblemException(Problem.invalidRequest(e.getOriginalMessage()));
    }
  }
}
