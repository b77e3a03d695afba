package io.supportcenter.activation.activation.partner;

import io.supportcenter.kit.partner.UnfitAnswer;
import java.util.Optional;
import java.util.Set;

/** A TMF640 Monitor as far as we read it; anything may be absent. */
record MonitorBody(String id, String state, String sourceHref, Response response) {

  /**
   * @param body the answer that the request would have had, as text
   */
  record Response(String statusCode, String body) {}

  private static final Set<String> STATES = Set.of("InProgress", "Completed", "InError");

  /**
   * The same, when it says how far the activation is.
   *
   * @throws UnfitAnswer otherwise
   */
  MonitorBody requireState() {
    if (state == null
        || !STATES.contains(state)
        || (state.equals("Completed") && serviceId().isEmpty())) {
      throw UnfitAnswer.outsideContract();
    }
    return this;
  }

  /** The error in the response. */
  Optional<TmfError> error() {
    return Optional.ofNullable(response).map(Response::body).flatMap(TmfError::read);
  }

  /** The id of the service that is watched. */
  Optional<String> serviceId() {
    return Optional.ofNullable(sourceHref)
        .map(href -> href.substring(href.lastIndexOf('/') + 1))
        .filter(id -> !id.isBlank());
  }
}
