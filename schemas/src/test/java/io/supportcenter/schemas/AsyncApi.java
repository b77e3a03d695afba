package io.supportcenter.schemas;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.Schema;

/**
 * The AsyncAPI document of the support centre's topics, made from the schemas: each event's {@code
 * doc} names its topic and key. Payloads are the latest released schemas. Written by {@link
 * ReleaseSchemas}.
 */
final class AsyncApi {

  static final Path FILE =
      Path.of(System.getProperty("schemas.dir", "."), "..", "docs", "asyncapi.yaml");

  private static final Pattern PLACE = Pattern.compile("Topic ([a-z0-9.-]+), key ([^.]+)\\.");

  /** At the end of the address of what each partner has of its own. */
  private static final String PARTNER = ".{partner}";

  private static final String MESSAGES = "#/components/messages/";

  private final Map<String, List<Event>> topics = new TreeMap<>();

  private record Event(String name, String doc, String topic, String key, Released payload) {

    static Event of(Released payload) {
      Schema schema = SchemaSources.current(payload.schema().getName());
      Matcher place = PLACE.matcher(String.valueOf(schema.getDoc()));
      if (!place.find()) {
        throw new IllegalStateException(schema.getName() + ": its doc names no topic and key");
      }
      return new Event(schema.getName(), schema.getDoc(), place.group(1), place.group(2), payload);
    }
  }

  private AsyncApi() {
    SchemaSources.all().stream()
        .flatMap(schema -> Released.latest(schema).stream())
        .map(Event::of)
        .forEach(event -> topics.computeIfAbsent(event.topic(), t -> new ArrayList<>()).add(event));
    topics.values().forEach(events -> events.sort(Comparator.comparing(Event::name)));
  }

  /** The whole document as YAML. */
  static String document() throws IOException {
    YAMLFactory yaml =
        YAMLFactory.builder()
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build();
    return "# Generated from schemas/ by its ReleaseSchemas.\n"
        + new ObjectMapper(yaml).writeValueAsString(new AsyncApi().tree());
  }

  static void write() throws IOException {
    Files.writeString(FILE, document());
  }

  private Map<String, Object> tree() {
    Map<String, Object> channels = new LinkedHashMap<>();
    Map<String, Object> operations = new LinkedHashMap<>();
    Map<String, Object> messages = new TreeMap<>();
    topics.forEach((topic, events) -> {
      channels.put(
          topic, channel(topic, Topics.ofPartners().contains(topic) ? PARTNER : "", events));
      operations.put(
          (Topics.writtenFromOutside().contains(topic) ? "receive " : "send ") + topic,
          operation(Topics.writtenFromOutside().contains(topic) ? "receive" : "send", topic));
      events.forEach(event -> messages.put(event.name(), message(event)));
    });
    for (String topic : List.of(Topics.REFUSALS, Topics.CHARGES)) {
      String own = topic + ".partner";
      channels.put(own, channel(topic, PARTNER, topics.get(topic)));
      operations.put("send " + own, operation("send", own));
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("asyncapi", "3.1.0");
    document.put("info", info());
    document.put("defaultContentType", "application/vnd.confluent.avro");
    document.put("channels", channels);
    document.put("operations", operations);
    Map<String, Object> components = new LinkedHashMap<>();
    components.put("messages", messages);
    components.put("messageTraits", Map.of("cloudEvent", cloudEvent()));
    document.put("components", components);
    return document;
  }

  private static Map<String, Object> info() {
    Map<String, Object> license = new LinkedHashMap<>();
    license.put("name", "Apache-2.0");
    license.put("url", "https://www.apache.org/licenses/LICENSE-2.0");
    Map<String, Object> info = new LinkedHashMap<>();
    info.put("title", "Support centre for many vendors");
    info.put("version", "1");
    info.put(
        "description",
        "Values are Avro in Confluent's wire format; keys are UTF-8 text. Readers must set isolation.level=read_committed.");
    info.put("license", license);
    return info;
  }

  private static Map<String, Object> channel(String topic, String end, List<Event> events) {
    Map<String, Object> references = new LinkedHashMap<>();
    events.forEach(event -> references.put(event.name(), Map.of("$ref", MESSAGES + event.name())));
    Map<String, Object> channel = new LinkedHashMap<>();
    channel.put("address", topic + end);
    if (!end.isEmpty()) {
      channel.put(
          "parameters",
          Map.of("partner", Map.of("description", "The partner's id: [a-z0-9][a-z0-9-]{0,62}")));
    }
    channel.put("messages", references);
    if (Topics.compacted().contains(topic)) {
      channel.put(
          "bindings",
          Map.of(
              "kafka", Map.of("topicConfiguration", Map.of("cleanup.policy", List.of("compact")))));
    }
    return channel;
  }

  private static Map<String, Object> operation(String action, String channel) {
    Map<String, Object> operation = new LinkedHashMap<>();
    operation.put("action", action);
    operation.put("channel", Map.of("$ref", "#/channels/" + channel));
    return operation;
  }

  private static Map<String, Object> message(Event event) {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("schemaFormat", "application/vnd.apache.avro;version=1.9.0");
    payload.put(
        "schema",
        Map.of(
            "$ref",
            "../schemas/released/%s/%s.avsc".formatted(event.payload().version(), event.name())));
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("summary", event.doc());
    message.put("traits", List.of(Map.of("$ref", "#/components/messageTraits/cloudEvent")));
    message.put("payload", payload);
    message.put("bindings", Map.of("kafka", Map.of("key", text(event.key()))));
    return message;
  }

  private static Map<String, Object> cloudEvent() {
    Map<String, Object> properties = new LinkedHashMap<>();
    for (String attribute : List.of("specversion", "id", "source", "type", "time", "subject")) {
      properties.put("ce_" + attribute, Map.of("type", "string"));
    }
    properties.put("traceparent", text("W3C Trace Context."));
    Map<String, Object> headers = new LinkedHashMap<>();
    headers.put("type", "object");
    headers.put("description", "CloudEvents 1.0, Kafka protocol binding, binary mode.");
    headers.put("properties", properties);
    return Map.of("headers", headers);
  }

  private static Map<String, Object> text(String description) {
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("type", "string");
    text.put("description", description);
    return text;
  }
}
