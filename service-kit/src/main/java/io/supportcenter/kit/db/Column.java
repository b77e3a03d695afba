package io.supportcenter.kit.db;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * One column of many rows, bound as one array: {@code unnest(?::text[], ?::uuid[])}. The driver
 * sends an array of strings, numbers or bytes as it is; an {@code Object[]} it would write as text,
 * element by element.
 *
 * @param type PostgreSQL's name of the element type
 * @param array makes an array of that many elements
 */
public record Column<T>(String type, Function<? super T, ?> value, IntFunction<Object[]> array) {

  public static <T> Column<T> text(Function<? super T, String> value) {
    return new Column<>("text", value, String[]::new);
  }

  public static <T> Column<T> uuid(Function<? super T, UUID> value) {
    return new Column<>("uuid", value, UUID[]::new);
  }

  public static <T> Column<T> integer(Function<? super T, Integer> value) {
    return new Column<>("int4", value, Integer[]::new);
  }

  public static <T> Column<T> bigint(Function<? super T, Long> value) {
    return new Column<>("int8", value, Long[]::new);
  }

  public static <T> Column<T> bool(Function<? super T, Boolean> value) {
    return new Column<>("bool", value, Boolean[]::new);
  }

  public static <T> Column<T> float8(Function<? super T, Double> value) {
    return new Column<>("float8", value, Double[]::new);
  }

  public static <T> Column<T> bytea(Function<? super T, byte[]> value) {
    return new Column<>("bytea", value, byte[][]::new);
  }

  /** An instant, as its ISO 8601 text. */
  public static <T> Column<T> instant(Function<? super T, Instant> value) {
    return new Column<>(
        "timestamptz", value.andThen(at -> at == null ? null : at.toString()), String[]::new);
  }

  /** The column of these rows, as a statement's parameter. */
  public Array of(Connection tx, Collection<? extends T> rows) throws SQLException {
    return tx.createArrayOf(type, rows.stream().map(value).toArray(array));
  }
}
