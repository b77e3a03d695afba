package io.supportcenter.kit.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * What went wrong with a request (RFC 9457).
 *
 * @param type URI of the kind of problem
 * @param code closed reason code, the same as in events and metrics
 * @param errors which fields, when fields are to blame
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
    String type, String title, int status, String detail, String code, List<FieldProblem> errors) {

  public static final String MEDIA_TYPE = "application/problem+json";

  /**
   * RFC 9110, section 15.5.21, which Jakarta REST has no constant for: well-formed, and refused for
   * what it says.
   */
  private static final Response.StatusType UNPROCESSABLE_CONTENT =
      Response.status(422, "Unprocessable Content").build().getStatusInfo();

  /**
   * One field and what is wrong with it.
   *
   * @param field path of the field in the request
   * @param reason for people
   */
  public record FieldProblem(String field, String reason) {}

  public static Problem of(ProblemCode code, String detail, List<FieldProblem> errors) {
    return of(status(code.status()), code.name(), detail, errors);
  }

  public static Problem of(
      Response.StatusType status, String code, String detail, List<FieldProblem> errors) {
    return new Problem(
        "urn:support-center:problem:" + code.toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
        status.getReasonPhrase(),
        status.getStatusCode(),
        detail,
        code,
        errors);
  }

  private static Response.StatusType status(int code) {
    return code == UNPROCESSABLE_CONTENT.getStatusCode()
        ? UNPROCESSABLE_CONTENT
        : Response.Status.fromStatusCode(code);
  }

  public Response toResponse() {
    return Response.status(status).type(MEDIA_TYPE).entity(this).build();
  }
}
