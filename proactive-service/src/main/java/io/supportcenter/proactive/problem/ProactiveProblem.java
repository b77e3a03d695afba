package io.supportcenter.proactive.problem;

import io.supportcenter.kit.rest.ProblemCode;

/** Why this service refuses requests, and frames of a chat. */
public enum ProactiveProblem implements ProblemCode {
  /** The user has as many waiting or active sessions as are allowed. */
  SESSIONS_OPEN(409),
  /** The session is in another state than this command needs. */
  SESSION_STATE(409),
  /** The session is not with the agent who calls. */
  NOT_YOUR_SESSION(409),
  /** The user has no such message. */
  MESSAGE_UNKNOWN(422),
  /** The message is about another asset. */
  ASSET_OF_MESSAGE(422),
  /** The message has no such option. */
  OPTION_UNKNOWN(422),
  /** The modification is not in a state in which the customer decides. */
  NOTHING_OFFERED(409),
  /** The modification does not have this option now. */
  OPTION_NOT_OFFERED(409),
  OPTION_EXPIRED(409),
  /** The session is about another asset than the modification. */
  SESSION_ABOUT_OTHER(409),
  MODIFICATION_DECIDED(409),
  VENDOR_UNKNOWN(404),
  VENDOR_INVALID(422),
  /** A text in a chat is empty or too long. */
  TEXT_LENGTH(400),
  /** A text in a chat has control characters. */
  TEXT_CHARACTERS(400),
  MALFORMED_FRAME(400),
  /** The other side of a chat is not connected to this instance. */
  PEER_NOT_HERE(409);

  private final int status;

  ProactiveProblem(int status) {
    this.status = status;
  }

  @Override
  public int status() {
    return status;
  }
}
