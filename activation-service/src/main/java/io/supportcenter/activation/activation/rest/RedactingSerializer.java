package io.supportcenter.activation.activation.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import io.supportcenter.kit.rest.SecretHash;
import java.io.IOException;

/**
 * Keeps a secret out of everything that a request is written to, such as logs and answers. A hash
 * that tells requests apart gets a keyed hash of it.
 */
class RedactingSerializer extends JsonSerializer<String> {

  @Override
  public void serialize(String value, JsonGenerator json, SerializerProvider provider)
      throws IOException {
    json.writeString(
        provider.getAttribute(SecretHash.class) instanceof SecretHash hash
            ? hash.of(value)
            : "***");
  }
}
