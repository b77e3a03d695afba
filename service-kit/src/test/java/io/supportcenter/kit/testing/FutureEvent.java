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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.tools.ToolProvider;
import org.apache.avro.specific.SpecificRecordBase;

/** An event of a type that no build has a class for yet. */
public final class FutureEvent {

  public static final String NAME = "SomethingOfTomorrow";

  private static final String SCHEMA =
      """
      {"type": "record", "name": "SomethingOfTomorrow", "namespace": "io.supportcenter.events", "fields": []}
      """;
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String SOURCE =
      """
      package io.supportcenter.events;

      public class SomethingOfTomorrow extends org.apache.avro.specific.SpecificRecordBase {
        public static final org.apache.avro.Schema SCHEMA$ = new org.apache.avro.Schema.Parser().parse(%s);

        public org.apache.avro.Schema getSchema() {
          return SCHEMA$;
        }

        public Object get(int field) {
          throw new IndexOutOfBoundsException(field);
        }

        public void put(int field, Object value) {
          throw new IndexOutOfBoundsException(field);
        }
      }
      """;

  private FutureEvent() {}

  /** The class that a newer build has for it, compiled into that folder. */
  public static void compile(Path classes) {
    try {
      Path source = Files.createDirectories(classes).resolve(NAME + ".java");
      Files.writeString(source, SOURCE.formatted(JSON.writeValueAsString(SCHEMA)));
      String avro =
          SpecificRecordBase.class.getProtectionDomain().getCodeSource().getLocation().getPath();
      int result =
          ToolProvider.getSystemJavaCompiler()
              .run(null, null, null, "-cp", avro, "-d", classes.toString(), source.toString());
      if (result != 0) {
        throw new IllegalStateException("not compiled: " + source);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

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
