package io.supportcenter.local.partners.provider;

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
import java.util.Set;
import java.util.TreeMap;

/** Several service providers, in memory. */
public final class ServiceProviders implements PartnerApi {

  private record ProviderData(String id, List<Plan> plans) {}

  record DataFile(List<ProviderData> providers, List<Subscriber> subscribers) {
    DataFile {
      providers = List.copyOf(requireNonNull(providers, "providers"));
      subscribers = List.copyOf(requireNonNull(subscribers, "subscribers"));
    }
  }

  private final Map<String, Provider> providers = new TreeMap<>();

  private ServiceProviders(DataFile data) {
    data.providers().forEach(p -> providers.put(p.id(), new Provider(p.id(), p.plans())));
    addAll(data.subscribers());
  }

  /**
   * Reads plans and subscribers from a JSON file.
   *
   * @throws UncheckedIOException when it is unreadable
   */
  public static ServiceProviders load(Path file) {
    try {
      return new ServiceProviders(Json.MAPPER.readValue(file.toFile(), DataFile.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Set<String> partnerIds() {
    return providers.keySet();
  }

  @Override
  public Answer get(String partnerId, Request request) {
    Provider provider = providers.get(partnerId);
    List<String> path = request.path();
    return switch (path.getFirst() + " " + path.size()) {
      case "jwks.json 1" -> provider.keys();
      case "service 1" -> provider.services(request.parameter("relatedEntity.id").orElse(""));
      case "service 2" -> provider.service(path.getLast());
      case "monitor 2" -> provider.monitor(path.getLast());
      default -> TmfError.notFound().answer();
    };
  }

  @Override
  public Answer change(String partnerId, Request request, Content content) {
    Provider provider = providers.get(partnerId);
    List<String> path = request.path();
    String command = request.method() + " " + path.getFirst() + " " + path.size();
    return switch (command) {
      case "POST service 1" -> provider.create(content);
      case "PATCH service 2" -> provider.update(path.getLast(), content.json());
      default -> TmfError.notFound().answer();
    };
  }

  @Override
  public String additionName() {
    return "subscribers";
  }

  @Override
  public int add(JsonNode array) {
    try {
      return addAll(List.of(Json.MAPPER.treeToValue(array, Subscriber[].class)));
    } catch (JsonProcessingException e) {
      throw new ProblemException(Problem.invalidRequest(e.getOriginalMessage()));
    }
  }

  private int addAll(List<Subscriber> subscribers) {
    for (Subscriber subscriber : subscribers) {
      if (!providers.containsKey(subscriber.providerId())) {
        throw new ProblemException(
            Problem.invalidRequest("No provider " + subscriber.providerId()));
      }
    }
    subscribers.forEach(s -> providers.get(s.providerId()).add(s));
    return subscribers.size();
  }

  /** A body inside a body. */
  static String text(TmfError error) {
    try {
      return Json.MAPPER.writeValueAsString(error);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
