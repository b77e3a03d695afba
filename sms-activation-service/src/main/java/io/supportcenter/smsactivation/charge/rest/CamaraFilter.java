package io.supportcenter.smsactivation.charge.rest;

import io.supportcenter.kit.rest.Problem;
import io.supportcenter.kit.rest.Problem.FieldProblem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.regex.Pattern;

/** Echoes the correlator, and gives problems the fields that CAMARA asks for. */
@Provider
@Camara
public class CamaraFilter implements ContainerRequestFilter, ContainerResponseFilter {

  private static final String CORRELATOR = "x-correlator";
  private static final Pattern VALID = Pattern.compile("[a-zA-Z0-9-_:;./<>{}]{0,256}");

  @Override
  public void filter(ContainerRequestContext request) {
    String correlator = request.getHeaderString(CORRELATOR);
    if (correlator != null && !VALID.matcher(correlator).matches()) {
      request.abortWith(
          PaymentProblem.invalid(
              "the header x-correlator is invalid",
              List.of(
                  new FieldProblem(
                      CORRELATOR,
                      "must have at most 256 letters, digits and - _ : ; . / < > { }"))));
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    String correlator = request.getHeaderString(CORRELATOR);
    if (correlator != null && VALID.matcher(correlator).matches()) {
      response.getHeaders().putSingle(CORRELATOR, correlator);
    }
    if (response.getEntity() instanceof Problem problem) {
      response.setEntity(
          PaymentProblem.of(problem), new Annotation[0], MediaType.valueOf(Problem.MEDIA_TYPE));
    }
  }
}
