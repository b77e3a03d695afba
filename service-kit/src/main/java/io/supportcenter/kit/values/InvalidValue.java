package io.supportcenter.kit.values;

import java.time.DateTimeException;
import java.util.Optional;
import java.util.function.Supplier;

/** A value that breaks its rule. The message says why, and shows nothing of the value. */
public class InvalidValue extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final transient RefusalCode code;
  private final String field;

  public InvalidValue(RefusalCode code, String message) {
    this(code, "", message, null);
  }

  private InvalidValue(RefusalCode code, String field, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
    this.field = field;
  }

  /**
   * Reads a field of what others wrote. A fault names the field, and the one inside it if that has
   * a name.
   *
   * @throws InvalidValue when its value breaks a rule
   */
  public static <T> T in(String field, Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException | DateTimeException e) {
      InvalidValue fault = of(e);
      String path = fault.field.isEmpty() ? field : field + "." + fault.field;
      throw new InvalidValue(fault.code, path, fault.getMessage(), e);
    }
  }

  /** Any exception of a value's constructor. */
  public static InvalidValue of(RuntimeException fault) {
    return fault instanceof InvalidValue known
        ? known
        : new InvalidValue(
            CommonRefusal.INVALID,
            "",
            Text.storable(String.valueOf(fault.getMessage()), 200),
            fault);
  }

  public RefusalCode code() {
    return code;
  }

  /** Path of the field; empty when it has none. */
  public Optional<String> field() {
    return Optional.of(field).filter(name -> !name.isEmpty());
  }
}
