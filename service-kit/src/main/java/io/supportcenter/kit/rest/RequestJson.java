package io.supportcenter.kit.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.jackson.ObjectMapperCustomizer;
import io.supportcenter.kit.json.StrictJson;
import jakarta.inject.Singleton;

/** Bodies of requests are read strictly in every service. */
@Singleton
class RequestJson implements ObjectMapperCustomizer {

  /** After the modules of Jackson's own, which read numbers as times. */
  @Override
  public int priority() {
    return MINIMUM_PRIORITY;
  }

  @Override
  public void customize(ObjectMapper mapper) {
    StrictJson.apply(mapper);
  }
}
