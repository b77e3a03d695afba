package io.supportcenter.kit.sql;

import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;

/**
 * One column of many rows, bound as one array: {@code unnest(?::text[], ?::uuid[])}.
 *
 * @param type PostgreSQL's name of the element type
 */
public record Column<T>(String type, Function<? super T, ?> value) {

  public static <T> Column<T> text(Function<? super T, String> value) {
    return new Column<>("text", value);
  }

  public static <T> Column<T> uuid(Function<? super T, UUID> value) {
    return new Column<>("uuid", value);
  }

  public static <T> Column<T> integer(Function<? super T, Integer> value) {
    return new Column<>("int4", value);
  }

  public static <T> Column<T> bigint(Function<? super T, Long> value) {
    return new Column<>("int8", value);
  }

  public static <T> Column<T> bool(Function<? super T, Boolean> value) {
    return new Column<>("bool", value);
  }

  /** An instant, as its ISO 8601 text. */
  public static <T> Column<T> instant(Function<? super T, Instant> value) {
    return new Column<>("timestamptz", value.andThen(at -> at == null ? null : at.toString()));
  }

  Object[] of(Collection<? extends T> rows) {
    return rows.stream().map(value).toArray();
  }
}
