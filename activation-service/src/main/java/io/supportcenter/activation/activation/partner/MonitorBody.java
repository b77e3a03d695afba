package io.supportcenter.activation.activation.partner;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.supportcenter.activation.provider.ServiceId;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A TMF640 Monitor as far as we read it; anything may be absent. */
record MonitorBody(
    String id,
    String state,
    String sourceHref,
    Response response,
    @JsonProperty("@type") String type) {

  /**
   * @param body the answer that the request would have had, as a JSON text or as JSON itself
   */
  record Response(String statusCode, JsonNode body) {}

  private static final Set<String> COMPLETED = Set.of("completed", "complete", "done");
  private static final Set<String> IN_ERROR =
      Set.of("inerror", "error", "failed", "rejected", "cancelled", "canceled", "aborted");

  private static final Pattern ERROR_STATUS = Pattern.compile("[45][0-9]{2}");

  /** Those of the standard, by which a monitor is told from a service. */
  private static final Set<String> STATES = Set.of("inprogress", "completed", "inerror");

  /** Whether the body is one of a monitor, and not of a service. */
  boolean isMonitor() {
    return type == null
        ? sourceHref != null || response != null || STATES.contains(Words.of(state))
        : Words.of(type).equals("monitor");
  }

  boolean isCompleted() {
    return COMPLETED.contains(Words.of(state));
  }

  /** By its state, or by the status that the request would have been answered with. */
  boolean isInError() {
    return IN_ERROR.contains(Words.of(state))
        || isCompleted()
            && response != null
            && ERROR_STATUS.matcher(String.valueOf(response.statusCode())).matches();
  }

  /** The error in the response. */
  Optional<TmfError> error() {
    return Optional.ofNullable(response).map(Response::body).flatMap(TmfError::read);
  }

  /** The service that is watched. */
  Optional<ServiceId> service() {
    return Optional.ofNullable(sourceHref)
        .flatMap(ResourceHref::of)
        .map(href -> new ServiceId(href.id()));
  }
}
