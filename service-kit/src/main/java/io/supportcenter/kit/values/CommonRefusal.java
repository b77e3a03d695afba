package io.supportcenter.kit.values;

/** Why records and values are refused in every service. */
public enum CommonRefusal implements RefusalCode {
  /** Not magic byte 0 followed by a four-byte schema id. */
  NOT_FRAMED,
  /** The registry does not know the schema, or it is of a type that belongs on another topic. */
  UNKNOWN_SCHEMA(Remedy.REGISTER_SCHEMA),
  /** The bytes do not fit their schema. */
  UNDECODABLE,
  /** No value, on a topic where that means nothing. */
  EMPTY_RECORD,
  BLANK,
  TOO_LONG,
  /** Control characters, or halves of a surrogate pair. */
  CHARACTERS,
  OUT_OF_RANGE,
  UNKNOWN_CURRENCY,
  /** Wrong in another way, as the detail says. */
  INVALID,
  /** It names another partner than the one whose topic it is on, or is about another one's own. */
  SENDER_NOT_ALLOWED,
  /** The id was used before, with other content. */
  ID_REUSED(Remedy.RESEND_WITH_NEW_ID);

  private final Remedy remedy;

  CommonRefusal() {
    this(Remedy.CORRECT_AND_RESEND);
  }

  CommonRefusal(Remedy remedy) {
    this.remedy = remedy;
  }

  @Override
  public Remedy remedy() {
    return remedy;
  }
}
