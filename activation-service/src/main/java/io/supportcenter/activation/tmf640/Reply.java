package io.supportcenter.activation.tmf640;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.supportcenter.kit.calls.CallOutcome;
import io.supportcenter.kit.partner.BackendHttp;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** What a provider's back end answered. */
record Reply(int status, byte[] body, Optional<String> location, Optional<Duration> retryAfter) {

  /** Providers may add fields to their answers. */
  static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  static Reply of(HttpResponse<byte[]> response) {
    return new Reply(
        response.statusCode(),
        response.body(),
        response.headers().firstValue("Location"),
        BackendHttp.retryAfter(response));
  }

  /**
   * The body.
   *
   * @throws ProviderFault when it is not what the contract says: whatever was asked may be done
   */
  <T> T read(TypeReference<T> type) throws ProviderFault {
    try {
      T read = JSON.readValue(body, type);
      if (read == null) {
        throw unfit();
      }
      return read;
    } catch (IOException _) {
      throw unfit();
    }
  }

  /** The reason for machines; empty when the body is no error of the contract, as from a proxy. */
  Optional<TmfError> error() {
    return TmfError.read(new String(body, StandardCharsets.UTF_8));
  }

  ProviderFault unfit() {
    return new ProviderFault(
        new CallOutcome.Unknown("answered " + status + " outside the contract"));
  }
}
