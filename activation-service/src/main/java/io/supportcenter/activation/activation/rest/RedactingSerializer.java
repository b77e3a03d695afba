package io.supportcenter.activation.activation.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;

/** Keeps a secret out of everything that a request is written to: hashes, logs, answers. */
class RedactingSerializer extends JsonSerializer<String> {

  @Override
  public void serialize(String value, JsonGenerator json, SerializerProvider provider)
      throws IOException {
    json.writeString("***");
  }
}
