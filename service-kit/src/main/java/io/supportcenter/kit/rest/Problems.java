package io.supportcenter.kit.rest;

import jakarta.ws.rs.core.Response.Status;

/** Problems that every service answers with, in the same words. */
public final class Problems {

  private Problems() {}

  /** The same for what does not exist and for what belongs to somebody else. */
  public static ProblemException notFound() {
    return new ProblemException(Status.NOT_FOUND, "NOT_FOUND", "no such resource for this token");
  }
}
