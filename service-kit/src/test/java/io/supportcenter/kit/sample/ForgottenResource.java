package io.supportcenter.kit.sample;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** One that says nothing about who may call it. */
@Path("/v1/forgotten")
public class ForgottenResource {

  @GET
  public String get() {
    return "open";
  }
}
