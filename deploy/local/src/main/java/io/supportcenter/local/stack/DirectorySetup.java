package io.supportcenter.local.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supportcenter.local.client.ServiceClient;
import io.supportcenter.local.partners.PartnerDirectory;
import io.supportcenter.local.partners.http.Json;
import io.supportcenter.local.tokens.Role;
import io.supportcenter.local.tokens.Tokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Enters the simulated partners in the services' directories, as an operator would. */
public final class DirectorySetup {

  private final Path samples;
  private final Ports ports;
  private final Function<Port, URI> simulators;
  private final String token;

  /** Of a stack whose parts all reach each other at 127.0.0.1. */
  public DirectorySetup(UpOptions options, Tokens tokens) {
    this(options.samples(), options.ports(), options.ports()::url, tokens);
  }

  /**
   * @param ports where this process reaches the services
   * @param simulators where the services reach the simulators
   */
  public DirectorySetup(Path samples, Ports ports, Function<Port, URI> simulators, Tokens tokens) {
    this.samples = samples;
    this.ports = ports;
    this.simulators = simulators;
    this.token = tokens.token(Role.OPERATOR, "launcher", Duration.ofMinutes(5));
  }

  /** In the directories of the services that run. */
  public void run(List<Service> running) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      for (Service service : running) {
        ServiceClient client = new ServiceClient(http, ports.url(service.port()), token);
        for (var entry : entries(service).entrySet()) {
          client.put(entry.getKey(), entry.getValue().toString()).expectSuccess();
        }
      }
    }
  }

  /** Bodies by path. */
  private Map<String, JsonNode> entries(Service service) throws IOException {
    Map<String, JsonNode> entries = new TreeMap<>();
    switch (service) {
      case REGISTRATION -> {
        for (var partner : partners()) {
          ObjectNode body = Json.MAPPER.valueToTree(partner);
          body.remove("id");
          entries.put("/v1/partners/" + partner.id(), body);
        }
      }
      case ACTIVATION -> {
        for (JsonNode provider : sample("providers.json", "providers")) {
          String id = provider.path("id").asText();
          entries.put("/v1/providers/" + id, partner(Port.PROVIDER, id, id, "/v1"));
        }
      }
      case PROACTIVE -> {
        for (JsonNode vendor : sample("vendors.json", "vendors")) {
          String id = vendor.path("id").asText();
          ObjectNode body = partner(Port.VENDOR, id, vendor.path("name").asText(), "");
          body.putArray("channels").add("CHAT").add("VOICE");
          entries.put("/v1/vendors/" + id, body);
        }
      }
      case REACTIVATION -> {
        for (JsonNode system : sample("account-systems.json", "accountSystems")) {
          String id = system.asText();
          entries.put("/v1/account-systems/" + id, partner(Port.ACCOUNT_SYSTEM, id, id, ""));
        }
      }
      case SMS_ACTIVATION -> {
        for (JsonNode gateway : sample("gateways.json", "gateways")) {
          ObjectNode body = gateway.deepCopy();
          entries.put("/v1/gateways/" + body.remove("id").asText(), body);
        }
      }
    }
    return entries;
  }

  private List<PartnerDirectory.Partner> partners() throws IOException {
    return PartnerDirectory.read(file("directory.json"))
        .at(simulators.apply(Port.RETAILER), simulators.apply(Port.MANUFACTURER))
        .partners();
  }

  /** A partner at a simulator, which has each of its partners under its id. */
  private ObjectNode partner(Port simulator, String id, String name, String path) {
    return Json.MAPPER
        .createObjectNode()
        .put("name", name)
        .put("baseUrl", simulators.apply(simulator) + "/" + id + path)
        .put("token", simulator.partnerToken());
  }

  private JsonNode sample(String file, String list) throws IOException {
    return Json.MAPPER.readTree(file(file).toFile()).path(list);
  }

  private Path file(String name) {
    return samples.resolve("partners").resolve(name);
  }
}
