package io.supportcenter.kit.rest;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status.Family;

/**
 * 422 (RFC 9110, section 15.5.21), which Jakarta REST has no constant for: well-formed, and refused
 * for what it says.
 */
public enum UnprocessableContent implements Response.StatusType {
  STATUS;

  @Override
  public int getStatusCode() {
    return 422;
  }

  @Override
  public Family getFamily() {
    return Family.CLIENT_ERROR;
  }

  @Override
  public String getReasonPhrase() {
    return "Unprocessable Content";
  }
}
