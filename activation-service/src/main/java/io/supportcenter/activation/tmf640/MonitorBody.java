package io.supportcenter.activation.tmf640;

import java.util.Optional;

/** A TMF640 Monitor as far as we read it; anything may be absent. */
record MonitorBody(String id, String state, String sourceHref, Response response) {

  /**
   * @param body the answer that the request would have had, as text
   */
  record Response(String statusCode, String body) {}

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
