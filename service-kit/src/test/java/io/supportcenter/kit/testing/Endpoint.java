package io.supportcenter.kit.testing;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.restassured.path.json.JsonPath;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One of the service under test.
 *
 * @param method {@code WS} for a WebSocket
 * @param path with names of parameters in braces
 */
record Endpoint(String method, String path) {

  private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch");

  /** Those of the service's OpenAPI document, and the WebSockets among its classes. */
  static Stream<Endpoint> all() {
    return Stream.concat(described(), sockets());
  }

  boolean matches(AccessCall call) {
    String template = path.replaceAll("\\{[^}]+}", "[^/]+");
    return method.equals(call.method()) && call.path().replaceAll("\\?.*", "").matches(template);
  }

  @Override
  public String toString() {
    return method + " " + path;
  }

  private static Stream<Endpoint> described() {
    JsonPath document =
        Centre.management("/openapi?format=json").then().statusCode(200).extract().jsonPath();
    Map<String, Map<String, Object>> paths = document.getMap("paths");
    return paths.entrySet().stream()
        .flatMap(path ->
            path.getValue().keySet().stream()
                .filter(METHODS::contains)
                .map(method -> new Endpoint(method.toUpperCase(Locale.ROOT), path.getKey())));
  }

  private static Stream<Endpoint> sockets() {
    return new ClassFileImporter()
        .importPath(Path.of("target/classes")).stream().flatMap(Endpoint::socket);
  }

  private static Stream<Endpoint> socket(JavaClass type) {
    return type.getAnnotations().stream()
        .filter(annotation ->
            annotation.getRawType().getName().equals("io.quarkus.websockets.next.WebSocket"))
        .map(annotation -> new Endpoint("WS", annotation.get("path").orElseThrow().toString()));
  }
}
