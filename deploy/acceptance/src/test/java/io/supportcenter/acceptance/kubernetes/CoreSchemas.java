package io.supportcenter.acceptance.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Kubernetes' own kinds, as the models of its Java client have them; other fields are refused. */
final class CoreSchemas {

  static {
    new JSON(); // the models look for its adapters
  }

  @FunctionalInterface
  private interface Check {
    void validate(JsonElement object) throws IOException;
  }

  private static final Map<String, Check> KINDS =
      Map.of(
          "v1/ConfigMap", V1ConfigMap::validateJsonElement,
          "v1/Service", V1Service::validateJsonElement,
          "v1/ServiceAccount", V1ServiceAccount::validateJsonElement,
          "apps/v1/Deployment", V1Deployment::validateJsonElement,
          "batch/v1/Job", V1Job::validateJsonElement,
          "networking.k8s.io/v1/Ingress", V1Ingress::validateJsonElement,
          "networking.k8s.io/v1/NetworkPolicy", V1NetworkPolicy::validateJsonElement,
          "policy/v1/PodDisruptionBudget", V1PodDisruptionBudget::validateJsonElement);

  private CoreSchemas() {}

  static boolean know(JsonNode object) {
    return KINDS.containsKey(kind(object));
  }

  static List<String> problems(JsonNode object) {
    try {
      KINDS.get(kind(object)).validate(JsonParser.parseString(object.toString()));
      return List.of();
    } catch (IllegalArgumentException | IOException e) {
      return List.of(e.getMessage());
    }
  }

  private static String kind(JsonNode object) {
    return object.path("apiVersion").asText() + "/" + object.path("kind").asText();
  }
}
