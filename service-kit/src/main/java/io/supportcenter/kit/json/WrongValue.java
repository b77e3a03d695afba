package io.supportcenter.kit.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonMappingException;

/** A value of a JSON document is not of its field's kind. The message does not show the value. */
public final class WrongValue extends JsonMappingException {

  private static final long serialVersionUID = 1L;

  /**
   * @param reason for people, such as "must be a whole number"
   */
  WrongValue(JsonParser parser, String reason) {
    super(parser, reason);
  }

  /** For people. */
  public String reason() {
    return getOriginalMessage();
  }
}
