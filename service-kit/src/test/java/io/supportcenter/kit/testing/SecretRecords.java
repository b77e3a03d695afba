package io.supportcenter.kit.testing;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Records that hold a secret as a text, which a log line must not show. */
final class SecretRecords {

  private static final Set<String> NAMES = Set.of("token", "password");
  private static final String SECRET = "seen-by-everybody";

  /** What other components have, by type. */
  private static final Map<Class<?>, Object> OTHERS =
      Map.of(
          String.class,
          "a",
          boolean.class,
          true,
          int.class,
          1,
          long.class,
          1L,
          List.class,
          List.of(),
          Set.class,
          Set.of(),
          Map.class,
          Map.of(),
          Optional.class,
          Optional.empty());

  private SecretRecords() {}

  /** Those whose text has the secret. */
  static List<Class<?>> showing(JavaClasses classes) {
    return classes.stream()
        .filter(JavaClass::isRecord)
        .<Class<?>>map(JavaClass::reflect)
        .filter(SecretRecords::isShown)
        .toList();
  }

  private static boolean isShown(Class<?> type) {
    List<RecordComponent> components = Arrays.asList(type.getRecordComponents());
    return components.stream().anyMatch(SecretRecords::isSecret)
        && make(type, components).toString().contains(SECRET);
  }

  private static boolean isSecret(RecordComponent component) {
    return component.getType() == String.class && NAMES.contains(component.getName());
  }

  private static Object make(Class<?> type, List<RecordComponent> components) {
    try {
      Constructor<?> constructor =
          type.getDeclaredConstructor(
              components.stream().map(RecordComponent::getType).toArray(Class[]::new));
      constructor.setAccessible(true);
      return constructor.newInstance(components.stream().map(SecretRecords::value).toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a " + type, e);
    }
  }

  private static Object value(RecordComponent component) {
    if (isSecret(component)) {
      return SECRET;
    }
    return component.getType().isEnum()
        ? component.getType().getEnumConstants()[0]
        : OTHERS.get(component.getType());
  }
}
