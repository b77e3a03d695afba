package io.supportcenter.kit.db;

import io.supportcenter.schemas.RegistryUnavailable;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Distinguishes transient faults, after which the same work may succeed, from those that the same
 * input causes again.
 */
public final class Faults {

  /**
   * PostgreSQL error classes (appendix A of its manual) that say nothing about the data:
   * connection, transaction rollback, insufficient resources, object not in its state (locks),
   * operator intervention, system error, internal error; a limit of the program (54); and what a
   * migration, a build or a pooler causes, for which no record should pay: a plan whose result has
   * changed (0A), a prepared statement that is gone (26), a statement that does not fit the schema
   * (42).
   */
  private static final Set<String> TRANSIENT =
      Set.of("08", "0A", "25", "26", "40", "42", "53", "54", "55", "57", "58", "XX");

  /** Statement cancelled, by a time limit too; idle and transaction time limits. */
  private static final Set<String> TIME_LIMITS = Set.of("57014", "25P03", "25P04");

  private static final String PROGRAM_LIMIT = "54";

  private static final Set<String> LOCKS = Set.of("40", "55");

  private Faults() {}

  public static boolean isTransient(Throwable fault) {
    if (causes(fault).anyMatch(RegistryUnavailable.class::isInstance)) {
      return true;
    }
    return sql(fault)
        .map(sql -> state(sql).isEmpty() || TRANSIENT.contains(state(sql)))
        .orElseGet(() -> fromTransactionManager(fault));
  }

  /**
   * Whether a fault of work on several inputs may be due to one of them: bad data, or a lock that
   * it needs and another transaction holds (classes 40 and 55). The same work in parts may succeed.
   */
  public static boolean mayBeOneInputs(Throwable fault) {
    return !isTransient(fault) || sql(fault).map(Faults::state).filter(LOCKS::contains).isPresent();
  }

  /**
   * Whether a transient fault may be due to too much work at once: it ran into a limit of time or
   * size.
   */
  public static boolean mayBeTooMuch(Throwable fault) {
    return sql(fault)
        .map(sql ->
            state(sql).equals(PROGRAM_LIMIT)
                || TIME_LIMITS.contains(String.valueOf(sql.getSQLState()))
                || causes(sql).anyMatch(SocketTimeoutException.class::isInstance))
        .orElseGet(() -> fromTransactionManager(fault));
  }

  /** A description without data: its type, and PostgreSQL's state. */
  public static String describe(Throwable fault) {
    Throwable root = causes(fault).reduce((_, last) -> last).orElse(fault);
    String state =
        root instanceof SQLException sql && sql.getSQLState() != null
            ? " " + sql.getSQLState()
            : "";
    StackTraceElement[] trace = root.getStackTrace();
    return root.getClass().getName() + state + (trace.length == 0 ? "" : " at " + trace[0]);
  }

  private static Optional<SQLException> sql(Throwable fault) {
    return causes(fault)
        .filter(SQLException.class::isInstance)
        .map(SQLException.class::cast)
        .findFirst();
  }

  /** The class of PostgreSQL's error code; empty when there is none. */
  private static String state(SQLException fault) {
    String state = fault.getSQLState();
    return state == null || state.length() < 2 ? "" : state.substring(0, 2);
  }

  private static boolean fromTransactionManager(Throwable fault) {
    return causes(fault).anyMatch(c -> c.getClass().getName().startsWith("jakarta.transaction."));
  }

  private static Stream<Throwable> causes(Throwable fault) {
    return Stream.iterate(fault, java.util.Objects::nonNull, Throwable::getCause).limit(20);
  }
}
