package io.supportcenter.kit.security;

/**
 * A column with what the vault has sealed. There is one CDI bean for each; {@link Rewraps} seals
 * them again. All parts are SQL of ours, never input.
 *
 * @param bytes the column's value as bytes
 * @param stored what to store, of bytes
 * @param condition for rows whose column is sealed
 * @param place where a row's value is sealed for
 */
public record SealedColumn(
    String table, String column, String bytes, String stored, String condition, String place) {

  public static SealedColumn ofBytes(String table, String column, String condition, String place) {
    return new SealedColumn(table, column, column, "?", condition, place);
  }

  /** A column with base64. */
  public static SealedColumn ofText(String table, String column, String condition, String place) {
    return new SealedColumn(
        table,
        column,
        // Another row's column may not be base64.
        "CASE WHEN %s THEN decode(%s, 'base64') END".formatted(condition, column),
        "translate(encode(?, 'base64'), E'\\n', '')",
        condition,
        place);
  }
}
