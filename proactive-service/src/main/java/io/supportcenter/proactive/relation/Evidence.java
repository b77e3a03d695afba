package io.supportcenter.proactive.relation;

/**
 * Why two activities are taken as related.
 *
 * @param value what was seen, for example the code or the distance
 */
public record Evidence(Kind kind, String value) {

  public enum Kind {
    SAME_CODE,
    NEAR,
    SAME_CITY,
    SAME_NAME,
    TIMES
  }
}
