package io.supportcenter.activation.activation;

import io.supportcenter.kit.values.Sha256;
import io.supportcenter.kit.values.Uuids;
import java.util.UUID;

/** An activation of one service on one device. */
public record ActivationId(UUID value) {

  /**
   * Of a back end's request: the same request is the same activation, however often it arrives. A
   * UUID of version 8 (RFC 9562, section 5.8).
   */
  public static ActivationId ofRequest(String userId, String requestId) {
    return named("activation", Uuids.canonical(userId), Uuids.canonical(requestId));
  }

  /**
   * Of a back end's invalid request. It differs from that of the corrected request, which is an
   * activation of its own.
   *
   * @param content all that the request says
   */
  public static ActivationId ofRefusedRequest(String... content) {
    return named("refusal", content);
  }

  private static ActivationId named(String kind, String... parts) {
    StringBuilder name = new StringBuilder(kind);
    for (String part : parts) {
      name.append('|').append(part.length()).append(':').append(part);
    }
    return new ActivationId(Sha256.uuid(name.toString()));
  }

  public static ActivationId parse(String text) {
    return new ActivationId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
