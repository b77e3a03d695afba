package io.supportcenter.kit.rest;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.supportcenter.kit.json.WrongValue;
import io.supportcenter.kit.rest.Problem.FieldProblem;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which field of a body could not be read, and why, without the value: it may be a secret. */
final class BodyFault {

  private static final Set<Class<?>> WHOLE =
      Set.of(
          int.class,
          Integer.class,
          long.class,
          Long.class,
          short.class,
          Short.class,
          BigInteger.class);

  private BodyFault() {}

  /** Empty when no field is to blame: the body is not JSON, or not an object. */
  static Optional<FieldProblem> of(JsonProcessingException e) {
    return syntaxFault(e)
        .map(BodyFault::place)
        .or(() ->
            Optional.of(e).filter(JsonMappingException.class::isInstance).map(BodyFault::path))
        .filter(field -> !field.isEmpty())
        .map(field -> new FieldProblem(field, reason(e)));
  }

  /** One that the parser found before its reader knew the field. */
  private static Optional<JsonParseException> syntaxFault(JsonProcessingException e) {
    return Stream.of(e, e.getCause())
        .filter(JsonParseException.class::isInstance)
        .map(JsonParseException.class::cast)
        .findFirst();
  }

  private static String reason(JsonProcessingException e) {
    if (isDuplicate(e)) {
      return "is given twice";
    }
    return switch (e) {
      case UnrecognizedPropertyException _ -> "is not a known field";
      case WrongValue wrong -> wrong.reason();
      case MismatchedInputException mismatch -> mustBe(mismatch.getTargetType());
      case JsonMappingException mapping when mapping.getCause() instanceof InputCoercionException ->
          "is out of range";
      case JsonMappingException mapping
          when mapping.getCause() instanceof StreamConstraintsException ->
          "is too long, or nested too deeply";
      default -> "has the wrong type or form";
    };
  }

  private static String mustBe(Class<?> type) {
    if (type == null) {
      return "has the wrong type or form";
    }
    if (WHOLE.contains(type)) {
      return "must be a whole number, without a fraction or an exponent";
    }
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(constant -> ((Enum<?>) constant).name())
          .collect(Collectors.joining(", ", "must be one of ", ""));
    }
    if (type == boolean.class || type == Boolean.class) {
      return "must be true or false";
    }
    return Number.class.isAssignableFrom(type) ? "must be a number" : "has the wrong type or form";
  }

  /** Jackson has no type of its own for it. */
  private static boolean isDuplicate(JsonProcessingException e) {
    return syntaxFault(e)
        .filter(fault -> fault.getOriginalMessage().startsWith("Duplicate field"))
        .isPresent();
  }

  private static String path(JsonProcessingException e) {
    StringBuilder path = new StringBuilder();
    ((JsonMappingException) e)
        .getPath()
        .forEach(step -> append(path, step.getFieldName(), step.getIndex()));
    return path.toString();
  }

  /** Where the parser was; empty outside of any field. */
  private static String place(JsonParseException e) {
    if (!(e.getProcessor() instanceof JsonParser parser)) {
      return "";
    }
    Deque<JsonStreamContext> steps = new ArrayDeque<>();
    for (JsonStreamContext at = parser.getParsingContext();
        at != null && !at.inRoot();
        at = at.getParent()) {
      steps.push(at);
    }
    StringBuilder path = new StringBuilder();
    steps.stream()
        .filter(step -> step.inArray() || step.getCurrentName() != null)
        .forEach(step -> append(path, step.getCurrentName(), step.getCurrentIndex()));
    return path.toString();
  }

  private static void append(StringBuilder path, String name, int index) {
    if (name == null) {
      path.append('[').append(index).append(']');
    } else {
      path.append(path.isEmpty() ? "" : ".").append(name);
    }
  }
}
