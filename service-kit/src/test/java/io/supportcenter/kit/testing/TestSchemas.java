package io.supportcenter.kit.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.apache.avro.Schema;

/** Schemas at the registry that no codec of ours registers. */
public final class TestSchemas {

  private static final ObjectMapper JSON = new ObjectMapper();

  private TestSchemas() {}

  /** A new record without fields. Answers its id; ids are given one after another. */
  public static int register(String registryUrl, String name) {
    return register(
        registryUrl,
        "elsewhere." + name,
        """
        {"type": "record", "name": "%s", "namespace": "elsewhere", "fields": []}
        """
            .formatted(name));
  }

  /** A schema that differs in nothing that counts: a later version of the same type. */
  public static int registerLater(String registryUrl, Schema schema) {
    String text = schema.toString();
    return register(
        registryUrl,
        schema.getFullName(),
        text.substring(0, text.length() - 1) + ", \"later\": " + System.nanoTime() + "}");
  }

  private static int register(String registryUrl, String subject, String schema) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(
                      URI.create(
                          registryUrl + "/apis/ccompat/v7/subjects/" + subject + "/versions"))
                  .header("Content-Type", "application/json")
                  .POST(
                      BodyPublishers.ofByteArray(JSON.writeValueAsBytes(Map.of("schema", schema))))
                  .build(),
              BodyHandlers.ofString());
      return JSON.readTree(answer.body()).required("id").intValue();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
