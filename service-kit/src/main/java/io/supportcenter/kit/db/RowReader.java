package io.supportcenter.kit.db;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads the current row of an answer. */
@FunctionalInterface
public interface RowReader<R> {
  R read(ResultSet row) throws SQLException;
}
