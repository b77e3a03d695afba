package io.supportcenter.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/** Asks a registry through the API that every Confluent-compatible registry has. */
final class RegistryLookup {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private static final long BYTES_MAX = 4L << 20;
  private static final int REFERENCES_MAX = 100;

  private final ObjectMapper json = new ObjectMapper();
  private final RegistryAccess access;
  private final String confluentUrl;
  private final Duration timeout;
  private final HttpClient http;

  RegistryLookup(RegistryAccess access, String confluentUrl) {
    this(access, confluentUrl, TIMEOUT);
  }

  RegistryLookup(RegistryAccess access, String confluentUrl, Duration timeout) {
    this.access = access;
    this.confluentUrl = confluentUrl;
    this.timeout = timeout;
    HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(timeout);
    access.caFile().map(RegistryLookup::trusting).ifPresent(builder::sslContext);
    this.http = builder.build();
  }

  /** What the registry has under an id. */
  sealed interface Answer {
    record Avro(Schema schema) implements Answer {}

    record NotAvro(String why) implements Answer {}
  }

  /**
   * Empty when the registry says that it has no such schema.
   *
   * @throws RegistryUnavailable when it does not answer in time, or not with a schema
   */
  Optional<Answer> schema(int id) {
    return TimeLimit.within(
        timeout,
        "asking for schema " + id,
        () -> get("/schemas/ids/" + Integer.toUnsignedString(id)).map(this::read));
  }

  /**
   * Sets what new versions of a subject's schema have to be compatible with.
   *
   * @param level for example {@code FULL_TRANSITIVE}
   */
  void requireCompatibility(String subject, String level) {
    TimeLimit.within(
        timeout,
        "setting the compatibility of " + subject,
        () -> {
          String body = json.writeValueAsString(Map.of("compatibility", level));
          return answer(
                  request("/config/" + encoded(subject))
                      .header("Content-Type", "application/json")
                      .PUT(BodyPublishers.ofString(body))
                      .build())
              .orElseThrow(() -> new RegistryUnavailable("the subject does not exist", null));
        });
  }

  private Answer read(JsonNode answer) {
    if (!answer.path("schemaType").asText("AVRO").equals("AVRO")) {
      return new Answer.NotAvro("not an Avro schema");
    }
    try {
      Schema.Parser parser = new Schema.Parser();
      readReferences(answer, parser, REFERENCES_MAX);
      return new Answer.Avro(parser.parse(answer.path("schema").asText()));
    } catch (RegistryUnavailable e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      return new Answer.NotAvro("not a valid Avro schema");
    }
  }

  /** Types that are kept under subjects of their own, those that they refer to first. */
  private int readReferences(JsonNode answer, Schema.Parser parser, int max) {
    int left = max;
    for (JsonNode reference : answer.path("references")) {
      if (left-- <= 0) {
        throw new AvroRuntimeException("more than " + REFERENCES_MAX + " references");
      }
      if (!parser.getTypes().containsKey(reference.path("name").asText())) {
        JsonNode referred =
            get("/subjects/%s/versions/%d"
                    .formatted(
                        encoded(reference.path("subject").asText()),
                        reference.path("version").asInt()))
                .orElseThrow(() -> new AvroRuntimeException("a reference to nothing"));
        left = readReferences(referred, parser, left);
        parser.parse(referred.path("schema").asText());
      }
    }
    return left;
  }

  private Optional<JsonNode> get(String path) {
    return answer(request(path).GET().build());
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(confluentUrl + path)).timeout(timeout);
    access
        .credentials()
        .ifPresent(c ->
            request.header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder()
                        .encodeToString(
                            (c.username() + ":" + c.password()).getBytes(StandardCharsets.UTF_8))));
    return request;
  }

  private Optional<JsonNode> answer(HttpRequest request) {
    try {
      HttpResponse<String> response =
          http.send(request, BodyHandlers.limiting(BodyHandlers.ofString(), BYTES_MAX));
      return switch (response.statusCode()) {
        case 200 -> Optional.of(json.readTree(response.body()));
        case 404 -> Optional.empty();
        default ->
            throw new RegistryUnavailable("the registry answered " + response.statusCode(), null);
      };
    } catch (IOException e) {
      throw new RegistryUnavailable("the registry does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RegistryUnavailable("interrupted while asking the registry", e);
    }
  }

  private static String encoded(String subject) {
    return URLEncoder.encode(subject, StandardCharsets.UTF_8);
  }

  private static SSLContext trusting(Path caFile) {
    try (InputStream pem = Files.newInputStream(caFile)) {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      int n = 0;
      for (Certificate ca : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
        trusted.setCertificateEntry("ca" + n++, ca);
      }
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("unusable CA certificates: " + caFile, e);
    }
  }
}
