package io.supportcenter.kit.values;

import java.util.Locale;

/**
 * Why something that others wrote is refused, for programs. The same code is in the event, the
 * metric and the answer. A service has enums of its own beside {@link CommonRefusal}.
 */
public interface RefusalCode {

  /** The code as it is published; an enum has this method. */
  String name();

  /** The reason in words, where nobody says more of it. */
  default String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** What the sender has to do. */
  default Remedy remedy() {
    return Remedy.CORRECT_AND_RESEND;
  }

  /** What a sender has to do about something that was refused. */
  enum Remedy {
    CORRECT_AND_RESEND,
    /** It has the id of another one. */
    RESEND_WITH_NEW_ID,
    /** Its schema is unknown, or belongs on another topic. */
    REGISTER_SCHEMA,
    /** What it says is known, or out of date. */
    NOTHING
  }
}
