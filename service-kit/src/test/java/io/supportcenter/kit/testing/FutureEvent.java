package io.supportcenter.kit.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.util.Map;

/** An event of a type that no build has a class for yet. */
public final class FutureEvent {

  public static final String NAME = "SomethingOfTomorrow";

  private static final String SCHEMA =
      """
      {"type": "record", "name": "SomethingOfTomorrow", "namespace": "io.supportcenter.events", "fields": []}
      """;
  private static final ObjectMapper JSON = new ObjectMapper();

  private FutureEvent() {}

  /** Registers its schema as a newer producer does; answers such an event. */
  public static byte[] register(String registryUrl) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> answer =
          http.send(
              HttpRequest.newBuilder(
                      URI.create(
                          registryUrl
                              + "/apis/ccompat/v7/subjects/io.supportcenter.events."
                              + NAME
                              + "/versions"))
                  .header("Content-Type", "application/json")
                  .POST(
                      BodyPublishers.ofByteArray(JSON.writeValueAsBytes(Map.of("schema", SCHEMA))))
                  .build(),
              BodyHandlers.ofByteArray());
      int id = JSON.readTree(answer.body()).required("id").intValue();
      return ByteBuffer.allocate(5).put((byte) 0).putInt(id).array();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
