package io.supportcenter.local.tokens;

import com.fasterxml.jackson.databind.JsonNode;
import io.supportcenter.local.partners.http.Json;
import io.supportcenter.local.platform.PlatformAccess;
import io.supportcenter.local.process.PartFailed;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tokens of a stack's Keycloak, as its clients get them: people sign in at the app or the desk,
 * with an authorization code and PKCE; partners' back ends show their client's secret. Who is asked
 * for and unknown is entered first. Keycloak decides how long a token is valid.
 */
public final class KeycloakTokens implements Tokens {

  private static final Duration ANSWER_MAX = Duration.ofSeconds(20);
  private static final Duration FRESH = Duration.ofMinutes(15);
  private static final Pattern FORM = Pattern.compile("action=\"([^\"]+)\"");
  private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");
  private static final String REDIRECT = "http://127.0.0.1/signed-in";

  private final String base;
  private final LocalKeys secrets;
  private final Supplier<HttpClient.Builder> http;
  private final Map<String, Token> known = new HashMap<>();

  private record Token(String text, Instant since) {}

  public KeycloakTokens(PlatformAccess access) {
    this(
        access.ports().keycloakUrl(),
        access.security().orElseThrow().keys(),
        access.security().orElseThrow()::http);
  }

  /**
   * @param base address of Keycloak, without a path
   * @param secrets of its clients, {@code client-NAME}, and of the users that are entered
   * @param http for clients that trust its certificate
   */
  public KeycloakTokens(String base, LocalKeys secrets, Supplier<HttpClient.Builder> http) {
    this.base = base;
    this.secrets = secrets;
    this.http = http;
  }

  @Override
  public String token(Role role, String subject, Duration lifetime) {
    return token(List.of(role), subject);
  }

  /**
   * A token has the roles that its client admits: the app that of users, the desk those of agents,
   * supervisors, verifiers and operators, a partner's back end one of its own.
   */
  public synchronized String token(List<Role> roles, String subject) {
    String key = roles + " " + subject;
    Token token = known.get(key);
    if (token == null || token.since().plus(FRESH).isBefore(Instant.now())) {
      token = new Token(issued(roles, subject), Instant.now());
      known.put(key, token);
    }
    return token.text();
  }

  private String issued(List<Role> roles, String subject) {
    try {
      if (roles.stream().anyMatch(Role::isPartners)) {
        if (roles.size() > 1) {
          throw new IllegalArgumentException("a partner's back end has one role, not " + roles);
        }
        enterPartner(roles.getFirst(), subject);
        return ofClient("support-center", subject);
      }
      enterUser(roles, subject);
      return signedIn(roles.equals(List.of(Role.USER)) ? "app" : "desk", subject);
    } catch (IOException e) {
      throw new PartFailed("Keycloak does not answer: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PartFailed("interrupted", e);
    }
  }

  /**
   * What a back end that acts for its users gets for a user's token (RFC 8693).
   *
   * @param service the only one that takes the new token, by its module's name
   */
  public String exchanged(String userToken, String service)
      throws IOException, InterruptedException {
    String client = "companion-back-end";
    return accessToken(
        post(
            endpoint("support-center", "token"),
            Map.of(
                "grant_type",
                "urn:ietf:params:oauth:grant-type:token-exchange",
                "client_id",
                client,
                "client_secret",
                clientSecret(client),
                "subject_token",
                userToken,
                "subject_token_type",
                "urn:ietf:params:oauth:token-type:access_token",
                "audience",
                service)));
  }

  /** By the client's secret; its subject is the client. */
  public String ofClient(String realm, String client) throws IOException, InterruptedException {
    return accessToken(
        post(
            endpoint(realm, "token"),
            Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                client,
                "client_secret",
                clientSecret(client))));
  }

  private String signedIn(String client, String user) throws IOException, InterruptedException {
    String verifier = random();
    try (HttpClient browser = http.get().cookieHandler(new CookieManager()).build()) {
      Map<String, String> question = new TreeMap<>();
      question.put("client_id", client);
      question.put("response_type", "code");
      question.put("scope", "openid");
      question.put("redirect_uri", REDIRECT);
      question.put("code_challenge", challenge(verifier));
      question.put("code_challenge_method", "S256");
      String address = endpoint("support-center", "auth") + "?" + form(question);
      String page = send(browser, HttpRequest.newBuilder(URI.create(address))).body();
      URI action = URI.create(found(FORM, page, "a sign-in form").replace("&amp;", "&"));
      HttpResponse<String> back =
          send(browser, posting(action, Map.of("username", user, "password", userPassword(user))));
      String location = back.headers().firstValue("Location").orElse("");
      String code = found(CODE, location, "a code for " + user);
      return accessToken(
          send(
              browser,
              posting(
                  endpoint("support-center", "token"),
                  Map.of(
                      "grant_type", "authorization_code",
                      "client_id", client,
                      "code", code,
                      "redirect_uri", REDIRECT,
                      "code_verifier", verifier))));
    }
  }

  private void enterUser(List<Role> roles, String name) throws IOException, InterruptedException {
    if (!name.equals(name.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException("Keycloak's user names have no capital letters: " + name);
    }
    Admin admin = new Admin();
    String query = "/users?exact=true&username=" + encoded(name);
    if (admin.get(query).isEmpty()) {
      admin.create(
          "/users",
          Map.of(
              "username",
              name,
              "enabled",
              true,
              "email",
              name + "@example.org",
              "emailVerified",
              true,
              "firstName",
              name,
              "lastName",
              "Example",
              "credentials",
              List.of(Map.of("type", "password", "value", userPassword(name)))));
    }
    String id = admin.get(query).path(0).path("id").asText();
    for (Role role : roles) {
      for (String claim : role.claims()) {
        admin.create("/users/" + id + "/role-mappings/realm", List.of(admin.role(claim)));
      }
    }
  }

  /** As the realm has its samples. */
  private void enterPartner(Role role, String partner) throws IOException, InterruptedException {
    Admin admin = new Admin();
    String query = "/clients?clientId=" + encoded(partner);
    if (!admin.get(query).isEmpty()) {
      return;
    }
    Map<String, Object> client = new HashMap<>();
    client.put("clientId", partner);
    client.put("secret", clientSecret(partner));
    client.put("serviceAccountsEnabled", true);
    client.put("standardFlowEnabled", false);
    client.put("fullScopeAllowed", false);
    client.put("defaultClientScopes", List.of("centre"));
    client.put("protocolMappers", List.of(partnerClaim(partner)));
    admin.create("/clients", client);
    String id = admin.get(query).path(0).path("id").asText();
    List<JsonNode> roles = List.of(admin.role(role.claim()));
    admin.create("/clients/" + id + "/scope-mappings/realm", roles);
    String account = admin.get("/clients/" + id + "/service-account-user").path("id").asText();
    admin.create("/users/" + account + "/role-mappings/realm", roles);
  }

  private static Map<String, Object> partnerClaim(String partner) {
    return Map.of(
        "name",
        "partner",
        "protocol",
        "openid-connect",
        "protocolMapper",
        "oidc-hardcoded-claim-mapper",
        "config",
        Map.of(
            "claim.name", "partner",
            "claim.value", partner,
            "jsonType.label", "String",
            "access.token.claim", "true"));
  }

  /** Keycloak's administration of the realm. */
  private final class Admin {

    private final String token;

    Admin() throws IOException, InterruptedException {
      token = ofClient("master", PlatformAccess.ADMIN);
    }

    JsonNode get(String path) throws IOException, InterruptedException {
      return Json.MAPPER.readTree(success(send(request(path).GET())).body());
    }

    JsonNode role(String name) throws IOException, InterruptedException {
      return get("/roles/" + name);
    }

    void create(String path, Object body) throws IOException, InterruptedException {
      success(
          send(
              request(path)
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString(Json.MAPPER.writeValueAsString(body)))));
    }

    private HttpRequest.Builder request(String path) {
      return HttpRequest.newBuilder(URI.create(base + "/admin/realms/support-center" + path))
          .header("Authorization", "Bearer " + token);
    }
  }

  private URI endpoint(String realm, String name) {
    return URI.create("%s/realms/%s/protocol/openid-connect/%s".formatted(base, realm, name));
  }

  private HttpResponse<String> post(URI address, Map<String, String> fields)
      throws IOException, InterruptedException {
    return send(posting(address, fields));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    try (HttpClient client = http.get().build()) {
      return send(client, request);
    }
  }

  private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.timeout(ANSWER_MAX).build(), BodyHandlers.ofString());
  }

  private static HttpRequest.Builder posting(URI address, Map<String, String> fields) {
    return HttpRequest.newBuilder(address)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(form(fields)));
  }

  private static String accessToken(HttpResponse<String> answer) throws IOException {
    return Json.MAPPER.readTree(success(answer).body()).path("access_token").asText();
  }

  private static HttpResponse<String> success(HttpResponse<String> answer) {
    if (answer.statusCode() >= 300) {
      throw new PartFailed(
          "Keycloak answered %s with %d: %s"
              .formatted(answer.uri().getPath(), answer.statusCode(), answer.body()));
    }
    return answer;
  }

  private static String found(Pattern pattern, String text, String what) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new PartFailed("Keycloak did not answer with " + what);
    }
    return matcher.group(1);
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String random() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return base64(bytes);
  }

  private static String challenge(String verifier) {
    return base64(sha256(verifier));
  }

  private String clientSecret(String client) {
    return secrets.password("client-" + client);
  }

  /** The same at each start, without a file for each. */
  private String userPassword(String user) {
    return base64(sha256(secrets.password("users-of-keycloak") + user));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
