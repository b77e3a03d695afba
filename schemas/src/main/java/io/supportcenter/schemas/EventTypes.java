package io.supportcenter.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** The event types of this build; each says in its {@code doc} which topic it is published to. */
final class EventTypes {

  private static final String PACKAGE = "io/supportcenter/events";
  private static final Pattern PLACE = Pattern.compile("Topic ([a-z0-9.-]+), key ([^.]+)\\.");

  private EventTypes() {}

  /** The topic of an event type; empty for a record that is only a part of events. */
  static Optional<String> topic(Schema schema) {
    return Optional.ofNullable(schema.getDoc())
        .map(PLACE::matcher)
        .filter(Matcher::find)
        .map(place -> place.group(1));
  }

  /** All event types of all topics. */
  static Map<String, Collection<Class<? extends SpecificRecord>>> byTopic() {
    Map<String, Collection<Class<? extends SpecificRecord>>> types = new TreeMap<>();
    for (Class<? extends SpecificRecord> type : records()) {
      topic(SpecificData.get().getSchema(type))
          .ifPresent(topic -> types.computeIfAbsent(topic, _ -> new ArrayList<>()).add(type));
    }
    return types;
  }

  private static List<Class<? extends SpecificRecord>> records() {
    try {
      URI code = EventTypes.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      Path place = Path.of(code);
      if (Files.isDirectory(place)) {
        return records(place.resolve(PACKAGE));
      }
      try (FileSystem jar = FileSystems.newFileSystem(place)) {
        return records(jar.getPath(PACKAGE));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Class<? extends SpecificRecord>> records(Path folder) throws IOException {
    List<Class<? extends SpecificRecord>> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".class") && !name.contains("$"))
          .sorted()
          .map(name -> load(name.substring(0, name.length() - ".class".length())))
          .filter(SpecificRecord.class::isAssignableFrom)
          .forEach(type -> found.add(type.asSubclass(SpecificRecord.class)));
    }
    return found;
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(
          PACKAGE.replace('/', '.') + "." + name, true, EventTypes.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
