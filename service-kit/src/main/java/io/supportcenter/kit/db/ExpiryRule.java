package io.supportcenter.kit.db;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * Rows that are deleted once they are no longer needed. A service produces one CDI bean for each
 * kind of row; {@link Expiry} deletes them.
 *
 * @param table like the two next ones SQL of ours, never input
 * @param time the column with a row's age
 * @param condition for rows that may be deleted
 * @param keep counted from the column's time
 */
public record ExpiryRule(String table, String time, String condition, Duration keep) {

  public ExpiryRule {
    requireNonNull(table);
    requireNonNull(time);
    requireNonNull(condition);
    requireNonNull(keep);
  }
}
